package io.retroflex.audit.review;

import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.WithdrawalTime;
import java.util.List;
import java.util.Optional;

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

    /** Whether a person said anything of it. */
    public boolean isReviewed() {
        return !review.equals(Review.NONE);
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

    /**
     * How long withdrawal took, if the protocol asks for it. It is not known where a person decided otherwise on the station that
     * it begins at: which photograph is the last of that station is then nobody's word.
     */
    public Optional<WithdrawalTime> withdrawal() {
        return audit.protocol()
                .withdrawal()
                .flatMap(asked -> stations().stream()
                        .filter(station -> station.judged().station().id().equals(asked.from()))
                        .filter(station -> !station.isAgreed())
                        .findFirst())
                .map(ReviewedAudit::otherwise)
                .or(audit::withdrawal);
    }

    private static WithdrawalTime otherwise(ReviewedStation from) {
        return new WithdrawalTime.Unknown(
                "a person decided otherwise on '" + from.judged().station().name() + "', where it begins");
    }
}
