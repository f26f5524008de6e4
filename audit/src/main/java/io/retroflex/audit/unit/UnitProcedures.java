package io.retroflex.audit.unit;

import io.retroflex.audit.procedure.NaturalOrder;
import io.retroflex.audit.procedure.ProcedureException;
import io.retroflex.vision.dataset.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which procedures a unit has.
 *
 * @param procedures in the order of the table, or of their folders' names
 * @param problems rows of the table that name none
 */
public record UnitProcedures(List<UnitProcedure> procedures, List<Problem> problems) {
    /** Copies the lists. */
    public UnitProcedures {
        procedures = List.copyOf(procedures);
        problems = List.copyOf(problems);
    }

    /**
     * Finds them; none is read yet.
     *
     * @param place a folder in which each folder and each ZIP archive is a procedure, or a table with a column {@code
     *     procedure} that names theirs
     * @param by columns of the table to keep; the month is kept anyway, of a column {@code date} or {@code month}
     * @throws ProcedureException if there is no procedure
     * @throws IOException if the folder or the table cannot be read
     */
    public static UnitProcedures find(Path place, List<String> by) throws IOException {
        List<String> columns =
                by.stream().filter(column -> !column.equals(UnitSummary.MONTH)).toList();
        if (!Files.isDirectory(place)) {
            return UnitTable.read(place, columns);
        }
        if (!columns.isEmpty()) {
            throw new ProcedureException(place + ": a folder has no column '" + columns.getFirst()
                    + "'; give a table with a column 'procedure' and this one");
        }
        List<UnitProcedure> found;
        try (Stream<Path> children = Files.list(place)) {
            found = children.filter(UnitProcedures::mayBe)
                    .sorted(Comparator.comparing(child -> child.getFileName().toString(), NaturalOrder.BY_NAME))
                    .map(UnitProcedure::at)
                    .toList();
        }
        if (found.isEmpty()) {
            throw new ProcedureException(
                    place
                            + ": there is no folder and no ZIP archive in it, of which each would be a procedure; for the photographs of one procedure there is 'retroflex audit'");
        }
        return new UnitProcedures(found, List.of());
    }

    private static boolean mayBe(Path child) {
        String name = child.getFileName().toString();
        boolean archive = name.toLowerCase(Locale.ROOT).endsWith(".zip") && Files.isRegularFile(child);
        return !name.startsWith(".") && (archive || Files.isDirectory(child));
    }
}
