package io.retroflex.audit.unit;

import io.retroflex.audit.verdict.Completeness;
import io.retroflex.evaluation.Estimate;
import io.retroflex.evaluation.Intervals;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many procedures are complete. As long as a person has not looked at those that are undecided, that is not one number:
 * at least those that are complete, at most those that are not incomplete.
 *
 * @param complete how many are
 * @param undecided how many
 * @param incomplete how many are
 */
public record CompletenessShare(int complete, int undecided, int incomplete) {
    /** Whether a unit reaches the share that a protocol asks for. */
    public enum Standing {
        /** Even the low end of the interval does. */
        REACHED,
        /** Not even the high end of the interval does. */
        MISSED,
        /** Neither can be said: too few procedures, or too many of them undecided. */
        OPEN;

        /** As in JSON: {@code reached}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of procedures. */
    static CompletenessShare of(Collection<UnitAudit> audits) {
        return new CompletenessShare(
                count(audits, Completeness.COMPLETE),
                count(audits, Completeness.UNDECIDED),
                count(audits, Completeness.INCOMPLETE));
    }

    private static int count(Collection<UnitAudit> audits, Completeness completeness) {
        return (int) audits.stream()
                .filter(audit -> audit.row().completeness() == completeness)
                .count();
    }

    /** How many procedures there are. */
    public int procedures() {
        return complete + undecided + incomplete;
    }

    /** The share that is complete for certain, with its 95 % interval (Wilson); there is at least one procedure. */
    public Estimate atLeast() {
        return Intervals.wilson(complete, procedures());
    }

    /** The share that would be complete if all undecided ones were, with its 95 % interval (Wilson). */
    public Estimate atMost() {
        return Intervals.wilson(complete + undecided, procedures());
    }

    /** How it stands against a target, by the outer ends of both intervals; nothing without a target or procedures. */
    public Optional<Standing> against(OptionalDouble target) {
        if (target.isEmpty() || procedures() == 0) {
            return Optional.empty();
        }
        if (atLeast().low() >= target.getAsDouble()) {
            return Optional.of(Standing.REACHED);
        }
        return Optional.of(atMost().high() < target.getAsDouble() ? Standing.MISSED : Standing.OPEN);
    }
}
