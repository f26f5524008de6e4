package io.retroflex.audit.review;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that persons said of an audit, as far as it holds.
 *
 * @param rulings at most one a station
 * @param placements at most one a photograph
 * @param signature if somebody signed
 */
public record Review(List<Ruling> rulings, List<Placement> placements, Optional<Signature> signature) {
    /** Nobody has looked yet. */
    public static final Review NONE = new Review(List.of(), List.of(), Optional.empty());

    /** Copies the lists; refuses, with an {@link IllegalArgumentException}, two rulings on a station or two placements of a photograph. */
    public Review {
        rulings = List.copyOf(rulings);
        placements = List.copyOf(placements);
        Set<String> stations = new HashSet<>();
        for (Ruling ruling : rulings) {
            if (!stations.add(ruling.station())) {
                throw new IllegalArgumentException("two rulings on station '" + ruling.station() + "'");
            }
        }
        Set<Integer> photographs = new HashSet<>();
        for (Placement placement : placements) {
            if (!photographs.add(placement.photograph())) {
                throw new IllegalArgumentException("two placements of photograph " + placement.photograph());
            }
        }
    }

    Optional<Ruling> ruling(String station) {
        return rulings.stream()
                .filter(ruling -> ruling.station().equals(station))
                .findFirst();
    }

    /** What a person said of a photograph, by its number, if anybody did. */
    public Optional<Placement> placement(int photograph) {
        return placements.stream()
                .filter(placement -> placement.photograph() == photograph)
                .findFirst();
    }
}
