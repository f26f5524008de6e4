package io.retroflex.benchmarks.audit;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Station;
import io.retroflex.benchmarks.audit.Pool.Labelled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts procedures together: each station is missing with a probability, else has one to three pictures; the rest is pictures
 * that show no station, and a few useless frames.
 */
final class Assembly {
    private static final double MISSING = 0.3;
    private static final int PICTURES = 40;
    private static final int USELESS = 4;
    private static final int MOST_OF_A_STATION = 3;

    private final Protocol protocol;
    private final Pool pool;
    private final List<Labelled> distractors;

    Assembly(Protocol protocol, Pool pool) {
        this.protocol = protocol;
        this.pool = pool;
        Set<String> labels = new HashSet<>();
        for (Station station : protocol.stations()) {
            labels.addAll(station.labels());
            labels.addAll(station.proxies());
        }
        this.distractors = pool.pictures().stream()
                .filter(picture -> !labels.contains(picture.label()))
                .toList();
    }

    /**
     * A procedure.
     *
     * @param present whether each station has a picture
     */
    record Assembled(Examination examination, List<Boolean> present) {}

    Assembled next(SplittableRandom random) {
        List<Examined> chosen = new ArrayList<>();
        List<Boolean> present = new ArrayList<>();
        for (Station station : protocol.stations()) {
            List<Labelled> showing = showing(station);
            boolean there = !showing.isEmpty() && random.nextDouble() >= MISSING;
            present.add(there);
            for (int i = there ? 1 + random.nextInt(MOST_OF_A_STATION) : 0; i > 0; i--) {
                chosen.add(any(showing, random).examined());
            }
        }
        for (int i = 0; i < USELESS; i++) {
            chosen.add(pool.useless().get(random.nextInt(pool.useless().size())));
        }
        while (!distractors.isEmpty() && chosen.size() < PICTURES) {
            chosen.add(any(distractors, random).examined());
        }
        return new Assembled(new Examination(numbered(chosen), List.of()), present);
    }

    private List<Labelled> showing(Station station) {
        Set<String> labels = new HashSet<>(station.labels());
        labels.addAll(station.proxies());
        return pool.pictures().stream()
                .filter(picture -> labels.contains(picture.label()))
                .toList();
    }

    private static Labelled any(List<Labelled> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<Examined> numbered(List<Examined> chosen) {
        List<Examined> numbered = new ArrayList<>();
        for (Examined one : chosen) {
            numbered.add(new Examined(
                    numbered.size() + 1,
                    one.id(),
                    one.taken(),
                    one.surroundings(),
                    one.quality(),
                    one.look(),
                    one.thumbnail()));
        }
        return numbered;
    }

    /** The same pool with its look-alike groups drawn anew, as many as there are, with replacement. */
    Assembly resampled(SplittableRandom random) {
        List<String> groups =
                pool.pictures().stream().map(Labelled::group).distinct().toList();
        List<Labelled> drawn = new ArrayList<>();
        Map<String, List<Labelled>> byGroup = pool.pictures().stream().collect(Collectors.groupingBy(Labelled::group));
        Stream.generate(() -> groups.get(random.nextInt(groups.size())))
                .limit(groups.size())
                .forEach(group -> drawn.addAll(byGroup.get(group)));
        return new Assembly(protocol, new Pool(drawn, pool.useless()));
    }
}
