package io.retroflex.audit.unit;

import io.retroflex.audit.procedure.ProcedureException;
import io.retroflex.vision.dataset.Problem;
import io.retroflex.vision.dataset.Table;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Procedures in a table, one a row. */
final class UnitTable {
    private static final String PROCEDURE = "procedure";
    private static final String DATE = "date";

    /** {@code 2026-11}, with which {@code 2026-11-28T09:30} begins as well. */
    private static final int MONTH_LETTERS = 7;

    private final Path folder;
    private final List<String> by;
    private final List<UnitProcedure> procedures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private UnitTable(Path folder, List<String> by) {
        this.folder = folder;
        this.by = by;
    }

    static UnitProcedures read(Path file, List<String> by) throws IOException {
        Table table = Table.read(file);
        table.requireColumn(PROCEDURE);
        for (String column : by) {
            table.requireColumn(column);
        }
        UnitTable read = new UnitTable(file.toAbsolutePath().getParent(), by);
        table.rows().forEach(read::take);
        if (read.procedures.isEmpty()) {
            throw new ProcedureException(file + ": there is no procedure in it"
                    + (read.problems.isEmpty()
                            ? "; write one a row"
                            : "; the first problem was " + read.problems.getFirst()));
        }
        return new UnitProcedures(read.procedures, read.problems);
    }

    private void take(Table.Row row) {
        if (row.problem().isPresent()) {
            problems.add(row.problem().get());
            return;
        }
        try {
            String named = Optional.ofNullable(row.values().get(PROCEDURE))
                    .orElseThrow(() -> new IllegalArgumentException("the column 'procedure' is blank; fill it in"));
            Path place = place(named);
            Optional<YearMonth> month = Optional.ofNullable(row.values().get(DATE))
                    .or(() -> Optional.ofNullable(row.values().get(UnitSummary.MONTH)))
                    .map(UnitTable::month);
            SortedMap<String, String> columns = new TreeMap<>();
            by.forEach(column ->
                    Optional.ofNullable(row.values().get(column)).ifPresent(value -> columns.put(column, value)));
            if (!seen.add(place)) {
                throw new IllegalArgumentException("'" + named + "' is already in an earlier row; remove one");
            }
            procedures.add(new UnitProcedure(place, month, columns));
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(row.where(), e.getMessage()));
        }
    }

    /** Where the table lies, or wherever the row says: it is the user's own. */
    private Path place(String named) {
        try {
            return folder.resolve(named).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + named + "' is no path; correct it", e);
        }
    }

    private static YearMonth month(String date) {
        try {
            return YearMonth.parse(date.substring(0, Math.min(MONTH_LETTERS, date.length())));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + date + "' is no date like 2026-11-28 or 2026-11; correct it", e);
        }
    }
}
