package io.retroflex.cli;

import io.retroflex.audit.report.TimeWords;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Seen;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** An audit as text for a terminal. */
final class AuditWords {
    private AuditWords() {}

    static void print(Output output, Path place, ProcedureAudit audit, IntFunction<String> nameOf) {
        output.print(place + ": " + audit.completeness().id().toUpperCase(Locale.ROOT) + "  (" + audit.procedure()
                + ", " + audit.protocol().name() + ")");
        List<List<String>> rows = new ArrayList<>();
        for (StationVerdict station : audit.stations()) {
            rows.add(List.of(
                    "  " + station.station().name(),
                    station.verdict().id(),
                    station.verdict() == Verdict.NOT_ASSESSABLE
                            ? ""
                            : String.format(Locale.ROOT, "%.1f %%", Math.floor(1000 * station.confidence()) / 10),
                    words(station, nameOf)));
        }
        output.printTable(rows);
        output.print("  " + photographs(audit));
        say(output, "preparation", audit.preparation());
        say(output, "also seen", audit.findings());
        TimeWords times = TimeWords.of(audit, nameOf);
        times.duration().ifPresent(words -> output.print("  time: " + words));
        times.withdrawal().ifPresent(words -> output.print("  " + words));
    }

    private static String words(StationVerdict station, IntFunction<String> nameOf) {
        return switch (station.verdict()) {
            case NOT_ASSESSABLE -> "the gallery has no picture of it";
            case NOT_FOUND -> "";
            case UNCERTAIN ->
                "look at " + names(station.evidence(), nameOf) + (station.proxy() ? proxies(station) : "");
            case DOCUMENTED -> names(station.evidence(), nameOf);
        };
    }

    private static String proxies(StationVerdict station) {
        return ", like " + String.join(", ", station.support()) + ", which is not quite it";
    }

    private static String names(List<Evidence> evidence, IntFunction<String> nameOf) {
        return evidence.stream()
                .map(one -> nameOf.apply(one.reading().photograph().number()))
                .collect(Collectors.joining(", "));
    }

    private static String photographs(ProcedureAudit audit) {
        int all = audit.readings().size() + audit.refused().size();
        return all + (all == 1 ? " photograph: " : " photographs: ") + audit.standings();
    }

    private static void say(Output output, String what, List<Seen> seen) {
        if (!seen.isEmpty()) {
            output.print("  " + what + ": "
                    + seen.stream()
                            .map(one -> one.label() + " (" + one.photographs() + ")")
                            .collect(Collectors.joining(", ")));
        }
    }
}
