package io.retroflex.audit.verdict;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * A procedure held against a protocol.
 *
 * @param procedure its pseudonym
 * @param protocol that it was held against
 * @param completeness of it
 * @param stations in the protocol's order
 * @param readings of all photographs that could be read, in their order
 * @param preparation how clean the bowel was, by labels that say so
 * @param findings what else was seen
 * @param calibration how far neighbours are trusted, and how that was found out
 * @param refused what could not be read
 */
public record ProcedureAudit(
        String procedure,
        Protocol protocol,
        Completeness completeness,
        List<StationVerdict> stations,
        List<Reading> readings,
        List<Seen> preparation,
        List<Seen> findings,
        String calibration,
        List<Examination.Refused> refused) {
    /** Copies the lists. */
    public ProcedureAudit {
        stations = List.copyOf(stations);
        readings = List.copyOf(readings);
        preparation = List.copyOf(preparation);
        findings = List.copyOf(findings);
        refused = List.copyOf(refused);
    }

    /** How many photographs have a standing. */
    public int count(Standing standing) {
        return (int) readings.stream()
                .filter(reading -> reading.standing() == standing)
                .count();
    }

    /** How many photographs there are of each standing, in words: "20 used, 3 blurred". */
    public String standings() {
        List<String> parts = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            int count = count(standing);
            if (count > 0) {
                parts.add(count + " " + standing.id());
            }
        }
        if (!refused.isEmpty()) {
            parts.add(refused.size() + " not readable");
        }
        return String.join(", ", parts);
    }
}
