package io.retroflex.audit.report;

import io.retroflex.audit.unit.CompletenessShare;
import io.retroflex.audit.unit.StationOutcome;
import io.retroflex.audit.unit.UnitAudit;
import io.retroflex.audit.unit.UnitGroup;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.evaluation.Estimate;
import io.retroflex.evaluation.report.PageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a unit's audits say together, as one self-contained page.
 *
 * @param nameOf what a procedure is called beside its pseudonym, if anything
 * @param linkOf the address of a procedure's own page, if there is one
 */
public record UnitPage(
        UnitSummary summary,
        Provenance provenance,
        Function<UnitAudit, Optional<String>> nameOf,
        Function<UnitAudit, Optional<String>> linkOf) {
    /** Writes the page; what stood there before is replaced only once the new page is whole. */
    public Path write(Path target) throws IOException {
        return new PageFile(UnitPage.class).write(target, "unit.jte", this);
    }

    String title() {
        CompletenessShare share = summary.all().completeness();
        if (share.procedures() == 0) {
            return "No procedure";
        }
        return share.undecided() == 0
                ? percent(share.atLeast().value()) + " complete"
                : range(share.atLeast().value(), share.atMost().value()) + " complete";
    }

    String lead() {
        CompletenessShare share = summary.all().completeness();
        return String.format(
                Locale.ROOT,
                "Of %,d %s %,d complete, %,d incomplete, and %,d undecided%s.",
                share.procedures(),
                share.procedures() == 1 ? "procedure" : "procedures",
                share.complete(),
                share.incomplete(),
                share.undecided(),
                share.undecided() == 0 ? "" : ": of those a person has to look at some photographs");
    }

    /** How the unit stands against the protocol's target, if it has one. */
    Optional<String> target() {
        return summary.all().completeness().against(summary.protocol().target()).map(standing -> {
            String asked = "The protocol asks for at least "
                    + percent(summary.protocol().target().orElseThrow()) + ": ";
            return asked
                    + switch (standing) {
                        case REACHED -> "reached, even by the low end of the interval.";
                        case MISSED -> "missed, even if every undecided procedure turned out complete.";
                        case OPEN ->
                            "neither reached nor missed for certain; fewer undecided procedures, or more procedures, would tell.";
                    };
        });
    }

    /** Where the target lies on a bar, in hundredths; empty without one. */
    String targetAt() {
        return summary.protocol().target().isPresent()
                ? String.format(
                        Locale.ROOT, "%.1f", 100 * summary.protocol().target().getAsDouble())
                : "";
    }

    ShareBar bar(UnitGroup group) {
        return ShareBar.of(group.completeness());
    }

    List<ShareBar.Row> stations() {
        return summary.all().stations().stream().map(ShareBar::of).toList();
    }

    /**
     * The procedures by a column.
     *
     * @param id of the heading
     */
    record Part(String id, String column, List<UnitGroup> groups) {}

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        summary.parts().forEach((column, groups) -> parts.add(new Part("part-" + parts.size(), column, groups)));
        return parts;
    }

    String interval(UnitGroup group) {
        CompletenessShare share = group.completeness();
        return range(share.atLeast().low(), share.atMost().high());
    }

    static String interval(Estimate share) {
        return range(share.low(), share.high());
    }

    /** Those that need a look first: incomplete, then undecided, then complete. */
    List<UnitAudit> procedures() {
        return summary.audits().stream()
                .sorted(Comparator.comparingInt(
                        (UnitAudit audit) -> urgency(audit.row().completeness())))
                .toList();
    }

    private static int urgency(Completeness completeness) {
        return switch (completeness) {
            case INCOMPLETE -> 0;
            case UNDECIDED -> 1;
            case COMPLETE -> 2;
        };
    }

    String completeness(UnitAudit audit) {
        return switch (audit.row().completeness()) {
            case COMPLETE -> "Complete";
            case INCOMPLETE -> "Incomplete";
            case UNDECIDED -> "Undecided";
        };
    }

    /** The class of the mark, as of a station that is in such a state. */
    String mark(UnitAudit audit) {
        return switch (audit.row().completeness()) {
            case COMPLETE -> Verdict.DOCUMENTED.id();
            case INCOMPLETE -> Verdict.NOT_FOUND.id();
            case UNDECIDED -> Verdict.UNCERTAIN.id();
        };
    }

    String sign(UnitAudit audit) {
        return switch (audit.row().completeness()) {
            case COMPLETE -> "✓";
            case INCOMPLETE -> "✕";
            case UNDECIDED -> "?";
        };
    }

    /** The names of the stations with a verdict. */
    String stations(UnitAudit audit, Verdict verdict) {
        Map<String, String> names = summary.protocol().stations().stream()
                .collect(Collectors.toMap(station -> station.id(), station -> station.name()));
        return audit.row().stations().stream()
                .filter(outcome -> outcome.verdict() == verdict)
                .map(StationOutcome::station)
                .map(id -> names.getOrDefault(id, id))
                .collect(Collectors.joining("; "));
    }

    String photographs() {
        List<String> parts = new ArrayList<>();
        for (Standing standing : Standing.values()) {
            int count = summary.photographs(standing);
            if (count > 0) {
                parts.add(String.format(Locale.ROOT, "%,d %s", count, standing.id()));
            }
        }
        return String.join(", ", parts);
    }

    /** How long withdrawal took, where that is asked for and known. */
    Optional<String> withdrawal() {
        return summary.all()
                .withdrawals()
                .map(times -> String.format(
                        Locale.ROOT,
                        "Withdrawal, between photographs: median %s; in %,d of the %,d procedures of which it is known it took the %.0f"
                                + " min that are asked for.",
                        TimeWords.words(times.median()),
                        times.enough(),
                        times.known(),
                        summary.protocol().withdrawal().orElseThrow().minutes()));
    }

    /** What was left out, if anything. */
    String leftOut() {
        List<String> parts = new ArrayList<>();
        if (summary.refused() > 0) {
            parts.add(summary.refused() + " could not be read");
        }
        if (summary.doubled() > 0) {
            parts.add(summary.doubled() + " had the same photographs as another, which counts once");
        }
        return String.join("; ", parts);
    }

    private static String range(double low, double high) {
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * low, 100 * high);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
