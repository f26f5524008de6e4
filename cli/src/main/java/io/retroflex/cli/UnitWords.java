package io.retroflex.cli;

import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.report.UnitJson;
import io.retroflex.audit.unit.CompletenessShare;
import io.retroflex.audit.unit.StationShare;
import io.retroflex.audit.unit.UnitGroup;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.audit.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the audits of a unit say together, for a terminal. */
final class UnitWords {
    private UnitWords() {}

    static void print(Output output, UnitSummary summary, Provenance provenance) {
        if (output.isJson()) {
            output.printJson(UnitJson.of(summary, provenance));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "procedures", "complete", "undecided", "incomplete", "share complete, 95 % interval"));
        rows.add(row("all", summary.all()));
        summary.parts()
                .forEach((column, groups) ->
                        groups.forEach(group -> rows.add(row(column + " " + group.value(), group))));
        output.printTable(rows);
        summary.all()
                .completeness()
                .against(summary.protocol().target())
                .ifPresent(standing -> output.print(String.format(
                        Locale.ROOT,
                        "target of the protocol, %.0f %%: %s",
                        100 * summary.protocol().target().orElseThrow(),
                        standing.id())));
        output.print("");
        List<List<String>> stations = new ArrayList<>();
        stations.add(List.of("station", "documented", "uncertain", "not found", "not assessable"));
        for (StationShare station : summary.all().stations()) {
            List<String> cells = new ArrayList<>(List.of(station.station().name()));
            for (Verdict verdict : Verdict.values()) {
                cells.add(String.valueOf(station.count(verdict)));
            }
            stations.add(cells);
        }
        output.printTable(stations);
    }

    private static List<String> row(String name, UnitGroup group) {
        CompletenessShare share = group.completeness();
        return List.of(
                name,
                String.valueOf(share.procedures()),
                String.valueOf(share.complete()),
                String.valueOf(share.undecided()),
                String.valueOf(share.incomplete()),
                share.procedures() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.1f to %.1f %%",
                                100 * share.atLeast().low(),
                                100 * share.atMost().high()));
    }
}
