package io.retroflex.audit.report;

import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.unit.CompletenessShare;
import io.retroflex.audit.unit.StationOutcome;
import io.retroflex.audit.unit.StationShare;
import io.retroflex.audit.unit.UnitAudit;
import io.retroflex.audit.unit.UnitGroup;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.evaluation.Estimate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A unit's audits as tables; {@code docs/audit-unit.md} says what the columns are. */
public final class UnitCsv {
    private UnitCsv() {}

    /**
     * A row a procedure.
     *
     * @param nameOf what a procedure is called beside its pseudonym, if anything
     */
    public static String procedures(UnitSummary summary, Function<UnitAudit, Optional<String>> nameOf) {
        List<String> columns = List.copyOf(summary.parts().keySet());
        List<String> header = new ArrayList<>(List.of("procedure", "name", "completeness"));
        columns.forEach(column -> header.add(Tables.foreign(column)));
        for (Station station : summary.protocol().stations()) {
            header.add(station.id());
            header.add(station.id() + " confidence");
        }
        for (Standing standing : Standing.values()) {
            header.add(standing.id());
        }
        header.add("refused");
        header.add("withdrawal seconds");
        List<List<Object>> rows = new ArrayList<>();
        for (UnitAudit audit : summary.audits()) {
            List<Object> row = new ArrayList<>(List.of(
                    audit.row().procedure(),
                    Tables.foreign(nameOf.apply(audit).orElse("")),
                    audit.row().completeness().id()));
            columns.forEach(column -> row.add(Tables.foreign(UnitSummary.value(audit, column))));
            for (StationOutcome station : audit.row().stations()) {
                row.add(station.verdict().id());
                row.add(station.confidence());
            }
            row.addAll(audit.row().photographs().values());
            row.add(audit.row().refused());
            row.add(audit.row().withdrawal().<Object>map(Duration::toSeconds).orElse(""));
            rows.add(row);
        }
        return Tables.csv(header, rows);
    }

    /** A row a group, all procedures first. */
    public static String groups(UnitSummary summary) {
        List<String> header = List.of(
                "column",
                "value",
                "procedures",
                "complete",
                "undecided",
                "incomplete",
                "at least",
                "at least low",
                "at most",
                "at most high",
                "withdrawal known",
                "withdrawal median seconds",
                "withdrawal long enough");
        return Tables.csv(header, groupsOf(summary).map(UnitCsv::row).toList());
    }

    private static List<Object> row(UnitGroup group) {
        CompletenessShare share = group.completeness();
        List<Object> row = new ArrayList<>(List.of(
                Tables.foreign(group.column()),
                Tables.foreign(group.value()),
                share.procedures(),
                share.complete(),
                share.undecided(),
                share.incomplete()));
        if (share.procedures() == 0) {
            row.addAll(List.of("", "", "", ""));
        } else {
            Estimate atLeast = share.atLeast();
            Estimate atMost = share.atMost();
            row.addAll(List.of(atLeast.value(), atLeast.low(), atMost.value(), atMost.high()));
        }
        row.addAll(group.withdrawals()
                .map(times -> List.<Object>of(times.known(), times.median().toSeconds(), times.enough()))
                .orElse(List.of("", "", "")));
        return row;
    }

    /** A row a group and station, all procedures first. */
    public static String stations(UnitSummary summary) {
        List<String> header = new ArrayList<>(List.of("column", "value", "station", "name"));
        for (Verdict verdict : Verdict.values()) {
            header.add(verdict.id());
        }
        header.addAll(List.of("share documented", "low", "high"));
        List<List<Object>> rows = new ArrayList<>();
        groupsOf(summary).forEach(group -> group.stations().forEach(station -> rows.add(row(group, station))));
        return Tables.csv(header, rows);
    }

    private static List<Object> row(UnitGroup group, StationShare station) {
        List<Object> row = new ArrayList<>(List.of(
                Tables.foreign(group.column()),
                Tables.foreign(group.value()),
                station.station().id(),
                Tables.foreign(station.station().name())));
        for (Verdict verdict : Verdict.values()) {
            row.add(station.count(verdict));
        }
        row.addAll(station.documented()
                .map(share -> List.<Object>of(share.value(), share.low(), share.high()))
                .orElse(List.of("", "", "")));
        return row;
    }

    private static Stream<UnitGroup> groupsOf(UnitSummary summary) {
        return Stream.concat(
                Stream.of(summary.all()), summary.parts().values().stream().flatMap(List::stream));
    }
}
