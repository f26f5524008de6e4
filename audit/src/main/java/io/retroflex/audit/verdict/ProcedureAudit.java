package io.retroflex.audit.verdict;

import io.retroflex.audit.procedure.Examination;
import io.retroflex.audit.procedure.Timeline;
import io.retroflex.audit.protocol.Protocol;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** When its photographs were taken, as far as they say so. */
    public Timeline timeline() {
        return Timeline.of(readings.stream().map(Reading::photograph).toList());
    }

    /** When it was, if its photographs say so: for statistics of a unit, and for no report of the procedure. */
    public Optional<YearMonth> month() {
        return timeline().month();
    }

    /** How long withdrawal took, if the protocol asks for it. */
    public Optional<WithdrawalTime> withdrawal() {
        return protocol.withdrawal().map(asked -> WithdrawalTime.of(station(asked.from()), readings, timeline()));
    }

    private StationVerdict station(String id) {
        return stations.stream()
                .filter(verdict -> verdict.station().id().equals(id))
                .findFirst()
                .orElseThrow();
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
