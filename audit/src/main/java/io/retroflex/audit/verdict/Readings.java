package io.retroflex.audit.verdict;

import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.vote.Calibration;
import io.retroflex.audit.vote.Votes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads photographs, and folds those that look alike into the one that can be seen best. */
final class Readings {
    /** Two pictures of the gallery's own kind in a hundred are as far from it. */
    private static final double FOREIGN = 0.02;

    /** One in five is as far as that, but hardly any of those is as cold in colour. */
    private static final double DOUBTFUL = 0.2;

    private static final double COLD = 0.6;

    private Readings() {}

    static List<Reading> of(List<Examined> photographs, Calibration calibration) {
        List<Reading> readings = photographs.stream()
                .map(photograph -> reading(photograph, calibration))
                .toList();
        Set<Integer> repeated = repeated(readings);
        return readings.stream()
                .map(reading ->
                        repeated.contains(reading.photograph().number()) ? reading.with(Standing.REPEATED) : reading)
                .toList();
    }

    private static Reading reading(Examined photograph, Calibration calibration) {
        Votes votes = photograph.surroundings().votes();
        double belonging = calibration.belonging(photograph.surroundings());
        Standing standing = switch (photograph.quality().use()) {
            case BLACK -> Standing.BLACK;
            case BLURRED -> Standing.BLURRED;
            case GOOD -> isForeign(photograph, belonging) ? Standing.FOREIGN : Standing.USED;
        };
        return new Reading(photograph, votes, standing, calibration.confidence(photograph.surroundings()), belonging);
    }

    private static boolean isForeign(Examined photograph, double belonging) {
        return belonging <= FOREIGN
                || (belonging <= DOUBTFUL && photograph.quality().warmth() < COLD);
    }

    /** The numbers of those that take part and look like one that can be seen better. */
    private static Set<Integer> repeated(List<Reading> readings) {
        List<Examined> kept = new ArrayList<>();
        Set<Integer> repeated = new HashSet<>();
        readings.stream()
                .filter(reading -> reading.standing() == Standing.USED)
                .map(Reading::photograph)
                .sorted(Comparator.comparingDouble(
                                (Examined photograph) -> photograph.quality().score())
                        .reversed())
                .forEach(photograph -> {
                    if (kept.stream().anyMatch(other -> other.look().looksLike(photograph.look()))) {
                        repeated.add(photograph.number());
                    } else {
                        kept.add(photograph);
                    }
                });
        return repeated;
    }
}
