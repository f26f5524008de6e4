package io.retroflex.evaluation;

import io.retroflex.evaluation.LookAlikes.Detector;
import io.retroflex.evaluation.LookAlikes.Pair;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What stands on both sides and flatters the figures: groups and patients, and pictures that look alike.
 *
 * @param groupsOnBothSides groups or patients with a query that meets a gallery picture of its own group or patient
 * @param queriesOfThoseGroups how many queries do
 * @param lookAlikes by each way of looking that was possible: hashes, if there are any, and the embedding
 */
public record Leakage(int groupsOnBothSides, int queriesOfThoseGroups, List<LookAlikes> lookAlikes) {
    /** Copies the list. */
    public Leakage {
        lookAlikes = List.copyOf(lookAlikes);
    }

    static Leakage find(Sides sides, List<QueryOutcome> outcomes, EvaluationOptions options) {
        List<QueryOutcome> meeting = IntStream.range(0, outcomes.size())
                .parallel()
                .filter(query -> IntStream.range(0, sides.gallery.size())
                        .anyMatch(picture -> sides.shareGroup(query, picture) && sides.meets(query, picture)))
                .mapToObj(outcomes::get)
                .toList();
        int groups = Math.toIntExact(
                meeting.stream().map(QueryOutcome::unit).distinct().count());
        List<LookAlikes> found = new ArrayList<>();
        if (!options.hashes().isEmpty()) {
            found.add(byHash(sides, outcomes, options));
        }
        found.add(byEmbedding(sides, outcomes, options));
        return new Leakage(groups, meeting.size(), found);
    }

    private static LookAlikes byHash(Sides sides, List<QueryOutcome> outcomes, EvaluationOptions options) {
        long[][] queries = hashes(sides.queries, options.hashes());
        long[][] gallery = hashes(sides.gallery, options.hashes());
        List<Pair> pairs = IntStream.range(0, queries.length)
                .parallel()
                .mapToObj(query -> nearest(sides, query, queries[query], gallery, options.hashDistance()))
                .flatMap(Optional::stream)
                .toList();
        int checked = (int) IntStream.range(0, queries.length)
                .filter(query -> queries[query].length > 0)
                .count();
        return summarise(Detector.HASH, options.hashDistance(), checked, pairs, outcomes, options);
    }

    /** A picture without a hash has an array without words. */
    private static long[][] hashes(List<Entry> entries, Map<String, long[]> hashes) {
        return entries.stream()
                .map(entry -> hashes.getOrDefault(entry.id(), new long[0]))
                .toArray(long[][]::new);
    }

    private static Optional<Pair> nearest(Sides sides, int query, long[] hash, long[][] gallery, int most) {
        int nearest = -1;
        int distance = most + 1;
        for (int picture = 0; picture < gallery.length; picture++) {
            if (hash.length == gallery[picture].length && sides.meets(query, picture)) {
                int bits = 0;
                for (int word = 0; word < hash.length; word++) {
                    bits += Long.bitCount(hash[word] ^ gallery[picture][word]);
                }
                if (hash.length > 0 && bits < distance) {
                    nearest = picture;
                    distance = bits;
                }
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(pair(sides, query, nearest, distance));
    }

    /** The first neighbour is the nearest there is, so it alone decides. */
    private static LookAlikes byEmbedding(Sides sides, List<QueryOutcome> outcomes, EvaluationOptions options) {
        List<Pair> pairs = new ArrayList<>();
        for (int query = 0; query < outcomes.size(); query++) {
            List<Neighbour> neighbours = outcomes.get(query).neighbours();
            if (!neighbours.isEmpty() && neighbours.getFirst().cosine() >= options.lookAlikeCosine()) {
                Neighbour first = neighbours.getFirst();
                pairs.add(pair(sides, query, sides.place(first.id()), first.cosine()));
            }
        }
        return summarise(Detector.EMBEDDING, options.lookAlikeCosine(), outcomes.size(), pairs, outcomes, options);
    }

    private static Pair pair(Sides sides, int query, int picture, double likeness) {
        Entry asked = sides.queries.get(query);
        Entry found = sides.gallery.get(picture);
        return new Pair(
                asked.id(),
                asked.facts().label(),
                found.id(),
                found.facts().label(),
                likeness,
                sides.shareGroup(query, picture));
    }

    private static LookAlikes summarise(
            Detector detector,
            double threshold,
            int checked,
            List<Pair> pairs,
            List<QueryOutcome> outcomes,
            EvaluationOptions options) {
        Comparator<Pair> closest = Comparator.comparingDouble(Pair::likeness);
        if (detector == Detector.EMBEDDING) {
            closest = closest.reversed();
        }
        Set<Set<String>> seen = new HashSet<>();
        List<Pair> examples = pairs.stream()
                .sorted(closest.thenComparing(Pair::query))
                .filter(pair -> seen.add(Set.of(pair.query(), pair.picture())))
                .limit(LookAlikes.EXAMPLES)
                .toList();
        Set<String> left = new HashSet<>(pairs.stream().map(Pair::query).toList());
        List<QueryOutcome> others = outcomes.stream()
                .filter(outcome -> outcome.measured() && !left.contains(outcome.id()))
                .toList();
        Optional<Measures> withoutThem = others.isEmpty()
                ? Optional.empty()
                : Optional.of(Bootstrap.of(others, QueryOutcome::label, options.resamples(), options.seed())
                        .plain());
        int sameGroup = (int) pairs.stream().filter(Pair::sameGroup).count();
        return new LookAlikes(detector, threshold, checked, sameGroup, pairs.size() - sameGroup, examples, withoutThem);
    }
}
