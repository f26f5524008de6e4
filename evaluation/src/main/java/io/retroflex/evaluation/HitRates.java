package io.retroflex.evaluation;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.gallery.Neighbour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often the first neighbours have a query's label, of pictures of a gallery that are each asked against the others: what
 * {@link Evaluation} measures with {@code excludeOwnGroup}, without ranking the whole gallery, which may be a large one that grows.
 *
 * @param at1 the share of queries whose first neighbour has their label
 * @param at5 the share of queries with their label among the first five
 */
public record HitRates(Estimate at1, Estimate at5) {
    private static final int FIRST = 5;

    /**
     * Asks every query; pictures of its own group or patient are no neighbours of it.
     *
     * @param queries each with another picture to find, see {@link #hasRelevant}
     * @param resamples of the bootstrap
     * @param seed of the bootstrap
     * @throws IllegalArgumentException if there is no query
     */
    public static HitRates of(List<Entry> queries, GalleryReader gallery, int resamples, long seed) {
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to measure: there is no query");
        }
        List<QueryOutcome> outcomes = new ArrayList<>();
        for (Entry query :
                queries.stream().sorted(Comparator.comparing(Entry::id)).toList()) {
            List<Neighbour> nearest = neighbours(query, gallery, FIRST, others(query));
            outcomes.add(
                    new QueryOutcome(query.id(), query.facts(), 1, firstRelevant(query, nearest), 0, 0, 0, List.of()));
        }
        Measures measures =
                Bootstrap.of(outcomes, QueryOutcome::label, resamples, seed).plain();
        return new HitRates(measures.recallAt1(), measures.recallAt5());
    }

    /** Whether a gallery has a picture that a query could find: of its label, and neither of its group nor of its patient. */
    public static boolean hasRelevant(Entry query, GalleryReader gallery) {
        Filter relevant =
                new Filter.And(List.of(Filter.equal(Facts.LABEL, query.facts().label()), others(query)));
        return !neighbours(query, gallery, 1, relevant).isEmpty();
    }

    private static List<Neighbour> neighbours(Entry query, GalleryReader gallery, int most, Filter filter) {
        // One more, for the query itself is among them where it has no group.
        return gallery.neighbours(query.embedding(), most + 1, filter).stream()
                .filter(near -> !near.id().equals(query.id()))
                .limit(most)
                .toList();
    }

    private static Filter others(Entry query) {
        List<Filter> own = new ArrayList<>();
        for (String column : List.of(Facts.GROUP, Facts.PATIENT)) {
            query.facts().get(column).ifPresent(value -> own.add(Filter.equal(column, value)));
        }
        return own.isEmpty() ? Filter.ALL : new Filter.Not(new Filter.Or(own));
    }

    private static int firstRelevant(Entry query, List<Neighbour> nearest) {
        for (int i = 0; i < nearest.size(); i++) {
            if (nearest.get(i).label().equals(query.facts().label())) {
                return i + 1;
            }
        }
        return 0;
    }
}
