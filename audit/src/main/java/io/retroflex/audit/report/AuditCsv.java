package io.retroflex.audit.report;

import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
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

    /** The columns of an audit that persons looked at go on with these. */
    private static final List<String> REVIEW = List.of("machine verdict", "reviewed by", "reason");

    private AuditCsv() {}

    /** The whole text of an audit that nobody has looked at yet. */
    public static String of(ProcedureAudit audit, Provenance provenance, IntFunction<String> nameOf) {
        return of(ReviewedAudit.unreviewed(audit), provenance, nameOf);
    }

    /**
     * The whole text, header first.
     *
     * @param nameOf what a photograph is called, by its number
     */
    public static String of(ReviewedAudit reviewed, Provenance provenance, IntFunction<String> nameOf) {
        List<String> header = new ArrayList<>(HEADER);
        if (reviewed.isReviewed()) {
            header.addAll(REVIEW);
        }
        List<List<Object>> rows = new ArrayList<>();
        for (ReviewedStation station : reviewed.stations()) {
            List<Object> row = new ArrayList<>(row(reviewed, station, provenance, nameOf));
            if (reviewed.isReviewed()) {
                row.addAll(review(station));
            }
            rows.add(row);
        }
        return Tables.csv(header, rows);
    }

    private static List<Object> row(
            ReviewedAudit reviewed, ReviewedStation station, Provenance provenance, IntFunction<String> nameOf) {
        ProcedureAudit audit = reviewed.audit();
        StationVerdict judged = station.judged();
        return List.of(
                audit.procedure(),
                reviewed.completeness().id(),
                audit.protocol().id(),
                judged.station().id(),
                Tables.foreign(judged.station().name()),
                station.verdict().id(),
                judged.confidence(),
                judged.chance(),
                judged.typicality(),
                Tables.foreign(photographs(station, nameOf)),
                provenance.modelFingerprint(),
                provenance.galleryFingerprint(),
                audit.protocol().sha256(),
                provenance.date(),
                Provenance.NOTICE);
    }

    private static List<Object> review(ReviewedStation station) {
        return List.of(
                station.judged().verdict().id(),
                Tables.foreign(station.persons().stream().map(ReviewWords::line).collect(Collectors.joining("; "))),
                Tables.foreign(station.ruling()
                        .map(ruling -> ReviewWords.line(ruling.reason()))
                        .orElse("")));
    }

    private static String photographs(ReviewedStation station, IntFunction<String> nameOf) {
        return station.photographs().stream().map(nameOf::apply).collect(Collectors.joining("; "));
    }
}
