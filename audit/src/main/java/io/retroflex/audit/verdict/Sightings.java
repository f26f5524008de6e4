package io.retroflex.audit.verdict;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.protocol.Station;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What photographs show beside the stations of a protocol. */
final class Sightings {
    /** Labels that tell how clean the bowel was. */
    static final Set<String> PREPARATION = Set.of("bbps-0-1", "bbps-2-3", "impacted-stool");

    /** Places that no protocol asks for are no findings either. */
    private static final Set<String> PLACES = places();

    private static final double SURE = 0.5;

    private Sightings() {}

    /** Labels that are neither a place nor tell of the preparation. */
    static Predicate<String> findings(Protocol protocol) {
        Set<String> own = labels(protocol);
        return label -> !PREPARATION.contains(label) && !PLACES.contains(label) && !own.contains(label);
    }

    /** The labels that photographs show, most photographs first. */
    static List<Seen> of(List<Reading> used, Predicate<String> wanted) {
        Map<String, List<Reading>> byLabel = used.stream()
                .filter(reading -> reading.confidence() >= SURE && wanted.test(reading.label()))
                .collect(Collectors.groupingBy(Reading::label, TreeMap::new, Collectors.toList()));
        return byLabel.entrySet().stream()
                .map(label -> new Seen(
                        label.getKey(),
                        label.getValue().size(),
                        label.getValue().stream()
                                .mapToDouble(Reading::confidence)
                                .max()
                                .orElseThrow()))
                .sorted(Comparator.comparingInt(Seen::photographs).reversed().thenComparing(Seen::label))
                .toList();
    }

    private static Set<String> places() {
        Set<String> places = new HashSet<>();
        for (String id : Protocols.IDS) {
            try {
                places.addAll(labels(Protocols.open(id)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Set.copyOf(places);
    }

    private static Set<String> labels(Protocol protocol) {
        Set<String> labels = new HashSet<>();
        for (Station station : protocol.stations()) {
            labels.addAll(station.labels());
            labels.addAll(station.proxies());
        }
        return labels;
    }
}
