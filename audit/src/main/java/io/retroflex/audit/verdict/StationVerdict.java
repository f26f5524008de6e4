package io.retroflex.audit.verdict;

import io.retroflex.audit.protocol.Station;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A station's verdict with what it stands on.
 *
 * @param station of the protocol
 * @param verdict on it
 * @param support labels of the gallery that were looked for; none where it is not assessable
 * @param proxy whether these labels only nearly show the station, so that it is uncertain at best
 * @param chance how often photographs of a procedure that lacks the station are as like it, in (0, 1]; 1 where it is not
 *     assessable
 * @param typicality how often a photograph of the station is as unlike it as the most alike one here, in (0, 1]; 1 where it is
 *     not assessable
 * @param evidence the photographs that are most like it, the best first
 */
public record StationVerdict(
        Station station,
        Verdict verdict,
        SortedSet<String> support,
        boolean proxy,
        double chance,
        double typicality,
        List<Evidence> evidence) {
    /** Copies the collections. */
    public StationVerdict {
        support = new TreeSet<>(support);
        evidence = List.copyOf(evidence);
    }

    /**
     * How sure the verdict is, in [0, 1]: one less the chance of such photographs without the station if it is documented or
     * uncertain, one less the chance of such photographs with it if it was not found; 0 where it is not assessable.
     */
    public double confidence() {
        return switch (verdict) {
            case DOCUMENTED, UNCERTAIN -> 1 - chance;
            case NOT_FOUND -> 1 - typicality;
            case NOT_ASSESSABLE -> 0;
        };
    }
}
