package io.retroflex.audit.record;

import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.Seen;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.vision.picture.DifferenceHash;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What is kept of an audit. The names of these components, and of those of the records that are kept whole, are the keys of the
 * record: who changes one raises {@link #VERSION}.
 *
 * @param version of these keys
 * @param protocol whole, for it may be another by the time that the record is read
 * @param pictures of the gallery that voted, each once
 * @param refused numbers alone: why a photograph could not be read names its file
 */
record Kept(
        int version,
        String procedure,
        Protocol protocol,
        Completeness completeness,
        List<OfStation> stations,
        List<OfReading> readings,
        List<Picture> pictures,
        List<Seen> preparation,
        List<Seen> findings,
        String calibration,
        List<Integer> refused,
        Provenance provenance) {
    static final int VERSION = 1;

    /** Read first, for what follows may be of any kind in another version. */
    record Version(int version) {}

    /**
     * A station.
     *
     * @param id within the protocol
     */
    record OfStation(
            String id,
            Verdict verdict,
            SortedSet<String> support,
            boolean proxy,
            double chance,
            double typicality,
            List<OfEvidence> evidence) {}

    /**
     * A photograph that speaks for a station.
     *
     * @param photograph its number
     * @param neighbours how many, which are the first of the photograph's voters
     */
    record OfEvidence(int photograph, String shows, double share, double likeness, double chance, int neighbours) {}

    /** A photograph. */
    record OfReading(
            int number,
            String id,
            Optional<LocalDateTime> taken,
            Quality quality,
            DifferenceHash look,
            List<Voter> voters,
            Standing standing,
            double confidence,
            double belonging) {}

    /**
     * A neighbour of a photograph.
     *
     * @param picture its index among the pictures
     */
    record Voter(int picture, float cosine) {}

    /** A picture of the gallery. */
    record Picture(String id, SortedMap<String, String> facts) {}
}
