package io.retroflex.training.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The lines of the table of a run. */
final class CurveTable {
    private static final List<String> COLUMNS =
            List.of("epoch", "step", "loss", "learningRate", "recallAt1", "recallAt5", "map", "seconds");
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    /** The first line, with its end. */
    static final String HEADER = FORMAT.format(COLUMNS.toArray()) + "\n";

    private CurveTable() {}

    /** The line of an epoch, with its end; the measures are empty if it was not validated. */
    static String line(EpochFigures figures) {
        Object[] measures = figures.validation()
                .map(validation -> new Object[] {validation.recallAt1(), validation.recallAt5(), validation.map()})
                .orElseGet(() -> new Object[] {"", "", ""});
        return FORMAT.format(
                        figures.epoch(),
                        figures.step(),
                        figures.loss(),
                        figures.learningRate(),
                        measures[0],
                        measures[1],
                        measures[2],
                        figures.seconds())
                + "\n";
    }

    static List<EpochFigures> parse(Path file, String text) throws IOException {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<EpochFigures> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(whole, FORMAT)) {
            for (CSVRecord row : parser) {
                String where = file + " line " + parser.getCurrentLineNumber();
                if (row.getRecordNumber() == 1) {
                    checkHeader(file, row);
                    continue;
                }
                EpochFigures figures = figures(where, row);
                if (!rows.isEmpty() && figures.epoch() <= rows.getLast().epoch()) {
                    throw new IOException(where + ": epoch " + figures.epoch() + " comes after epoch "
                            + rows.getLast().epoch() + "; epochs rise, so put the lines in order or delete the file");
                }
                rows.add(figures);
            }
        } catch (UncheckedIOException e) { // how commons-csv reports a broken quotation
            throw new IOException(file + ": it is no table of a run (" + e.getMessage() + "); delete it", e);
        }
        return rows;
    }

    private static void checkHeader(Path file, CSVRecord header) throws IOException {
        if (!header.toList().equals(COLUMNS)) {
            throw new IOException(file + ": the header of a run's table is " + COLUMNS + ", not " + header.toList()
                    + "; name another file");
        }
    }

    private static EpochFigures figures(String where, CSVRecord row) throws IOException {
        if (row.size() != COLUMNS.size()) {
            throw new IOException(where + ": a line has " + COLUMNS.size() + " values, not " + row.size()
                    + "; delete the line or the file");
        }
        try {
            boolean validated =
                    !(row.get(4).isEmpty() && row.get(5).isEmpty() && row.get(6).isEmpty());
            return new EpochFigures(
                    Integer.parseInt(row.get(0)),
                    Long.parseLong(row.get(1)),
                    Double.parseDouble(row.get(2)),
                    Double.parseDouble(row.get(3)),
                    validated
                            ? Optional.of(new ValidationFigures(number(row, 4), number(row, 5), number(row, 6)))
                            : Optional.empty(),
                    Double.parseDouble(row.get(7)));
        } catch (IllegalArgumentException e) {
            throw new IOException(where + ": " + e.getMessage() + "; delete the line or the file", e);
        }
    }

    private static double number(CSVRecord row, int column) {
        return Double.parseDouble(row.get(column));
    }
}
