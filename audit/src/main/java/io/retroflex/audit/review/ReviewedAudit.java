package io.retroflex.audit.review;

import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.ProcedureAudit;
import java.util.List;

/**
 * An audit with what persons made of it.
 *
 * @param audit what the machine said
 * @param review what persons said
 */
public record ReviewedAudit(ProcedureAudit audit, Review review) {
    /** An audit that nobody has looked at yet. */
    public static ReviewedAudit unreviewed(ProcedureAudit audit) {
        return new ReviewedAudit(audit, Review.NONE);
    }

    /** In the protocol's order. */
    public List<ReviewedStation> stations() {
        return audit.stations().stream()
                .map(station -> ReviewedStation.of(station, review))
                .toList();
    }

    /** Of the procedure, by the verdicts that hold. */
    public Completeness completeness() {
        return Completeness.of(stations().stream().map(ReviewedStation::verdict).toList());
    }
}
