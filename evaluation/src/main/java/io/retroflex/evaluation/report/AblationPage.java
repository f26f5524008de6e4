package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Ablation;
import io.retroflex.evaluation.AblationRow;
import io.retroflex.evaluation.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that the page of an ablation shows.
 *
 * @param groups the rows under their headings, in the order of the table
 * @param facts names of the facts of any row, in the order they first appear
 * @param charts of Recall@1 and mAP
 */
record AblationPage(
        Ablation ablation, LocalDate date, List<Group> groups, List<String> facts, List<IntervalChart> charts) {
    /** Neighbouring rows with the same heading. */
    record Group(String name, List<AblationRow> rows) {}

    static AblationPage of(Ablation ablation, LocalDate date) {
        Set<String> facts = new LinkedHashSet<>();
        ablation.rows().forEach(row -> facts.addAll(row.facts().keySet()));
        return new AblationPage(
                ablation,
                date,
                groups(ablation.rows()),
                List.copyOf(facts),
                List.of(IntervalChart.of(ablation, Measure.RECALL_AT_1), IntervalChart.of(ablation, Measure.MAP)));
    }

    /** The values of a column that any row was broken down by. */
    List<String> values(String column) {
        Set<String> values = new TreeSet<>();
        ablation.rows().forEach(row -> values.addAll(row.parts(column).keySet()));
        return List.copyOf(values);
    }

    private static List<Group> groups(List<AblationRow> rows) {
        List<Group> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= rows.size(); i++) {
            String name = rows.get(from).group();
            if (i == rows.size() || !rows.get(i).group().equals(name)) {
                groups.add(new Group(name, rows.subList(from, i)));
                from = i;
            }
        }
        return groups;
    }
}
