package io.retroflex.audit.report;

import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.StationVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** An audit as a table, a row a station; {@code docs/audit-reports.md} says what the columns are. */
public final class AuditCsv {
    private static final List<String> HEADER = List.of(
            "procedure",
            "completeness",
            "protocol",
            "station",
            "name",
            "verdict",
            "confidence",
            "chance",
            "typicality",
            "photographs",
            "model",
            "gallery",
            "protocol sha256",
            "date",
            "notice");

    private AuditCsv() {}

    /**
     * The whole text, header first.
     *
     * @param nameOf what a photograph is called, by its number
     */
    public static String of(ProcedureAudit audit, Provenance provenance, IntFunction<String> nameOf) {
        List<List<Object>> rows = new ArrayList<>();
        for (StationVerdict station : audit.stations()) {
            rows.add(List.of(
                    audit.procedure(),
                    audit.completeness().id(),
                    audit.protocol().id(),
                    station.station().id(),
                    Tables.foreign(station.station().name()),
                    station.verdict().id(),
                    station.confidence(),
                    station.chance(),
                    station.typicality(),
                    Tables.foreign(photographs(station, nameOf)),
                    provenance.modelFingerprint(),
                    provenance.galleryFingerprint(),
                    audit.protocol().sha256(),
                    provenance.date(),
                    Provenance.NOTICE));
        }
        return Tables.csv(HEADER, rows);
    }

    private static String photographs(StationVerdict station, IntFunction<String> nameOf) {
        return station.evidence().stream()
                .map(evidence -> nameOf.apply(evidence.reading().photograph().number()))
                .collect(Collectors.joining("; "));
    }
}
