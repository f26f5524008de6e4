package io.retroflex.audit.unit;

import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.WithdrawalTime;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a procedure's audit: little enough that a unit's thousands stay small.
 *
 * @param stamp of the files that were audited
 * @param procedure its pseudonym
 * @param completeness of it
 * @param stations in the protocol's order
 * @param photographs how many there are of each standing
 * @param refused how many could not be read
 * @param month in which the photographs were taken, if they say so
 * @param withdrawal how long it took, where the protocol asks for it and the photographs tell
 */
public record UnitRow(
        String stamp,
        String procedure,
        Completeness completeness,
        List<StationOutcome> stations,
        Map<Standing, Integer> photographs,
        int refused,
        Optional<YearMonth> month,
        Optional<Duration> withdrawal) {
    /** Copies the collections; a standing that is not named is that of no photograph. */
    public UnitRow {
        stations = List.copyOf(stations);
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            counts.put(standing, photographs.getOrDefault(standing, 0));
        }
        photographs = Collections.unmodifiableMap(counts);
    }

    /** Of an audit. */
    static UnitRow of(String stamp, ProcedureAudit audit) {
        return of(stamp, ReviewedAudit.unreviewed(audit));
    }

    /** Of an audit, by the verdicts that hold. */
    public static UnitRow of(String stamp, ReviewedAudit reviewed) {
        ProcedureAudit audit = reviewed.audit();
        Map<Standing, Integer> photographs = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            photographs.put(standing, audit.count(standing));
        }
        return new UnitRow(
                stamp,
                audit.procedure(),
                reviewed.completeness(),
                reviewed.stations().stream()
                        .map(station -> new StationOutcome(
                                station.judged().station().id(),
                                station.verdict(),
                                station.judged().confidence()))
                        .toList(),
                photographs,
                audit.refused().size(),
                audit.month(),
                audit.withdrawal().flatMap(UnitRow::known));
    }

    private static Optional<Duration> known(WithdrawalTime time) {
        return switch (time) {
            case WithdrawalTime.Estimated estimated -> Optional.of(estimated.between());
            case WithdrawalTime.Unknown unknown -> Optional.empty();
        };
    }
}
