package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Confusion;
import java.util.ArrayList;
import java.util.List;

/** The rows of a confusion matrix with the shade of each cell: its share of the row. */
final class Heat {
    private Heat() {}

    record Row(String label, List<Cell> cells, String total) {}

    /**
     * @param kind the classes of the cell: a hit, a miss or nothing, and whether its shade is strong
     * @param style the shade
     * @param title the cell in words
     */
    record Cell(String count, String kind, String style, String title) {}

    static List<Row> of(Confusion confusion) {
        List<String> labels = confusion.labels();
        List<Row> rows = new ArrayList<>();
        for (int query = 0; query < labels.size(); query++) {
            List<Integer> counts = confusion.counts().get(query);
            int total = counts.stream().mapToInt(Integer::intValue).sum();
            List<Cell> cells = new ArrayList<>();
            for (int found = 0; found < labels.size(); found++) {
                int count = counts.get(found);
                double share = total == 0 ? 0 : (double) count / total;
                String kind = count == 0 ? "none" : query == found ? "hit" : "miss";
                cells.add(new Cell(
                        Format.count(count),
                        kind + (share > 0.5 ? " strong" : ""),
                        "--heat:" + Math.round(12 + 88 * Math.sqrt(share)) + "%",
                        labels.get(query) + ", first neighbour " + labels.get(found) + ": " + Format.percent(share)
                                + " %"));
            }
            rows.add(new Row(labels.get(query), cells, Format.count(total)));
        }
        return rows;
    }
}
