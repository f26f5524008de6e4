package io.retroflex.gallery;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Ids and facts as a table: a column each, a row a picture. */
public final class FactsTable {
    /** Our own name, for a table of others may well have a column {@code id} that means something else. */
    private static final String ID = "picture-id";

    private FactsTable() {}

    /** A row. */
    record Row(String id, Facts facts) {}

    /** The table of entries, in their order, as CSV. */
    public static String of(List<Entry> entries) throws IOException {
        TreeSet<String> columns = new TreeSet<>();
        entries.forEach(entry -> columns.addAll(entry.facts().columns().keySet()));
        // A table that became a gallery again has this column among its facts, with the same values.
        columns.remove(ID);
        List<String> header = new ArrayList<>(List.of(ID));
        header.addAll(columns);
        StringWriter text = new StringWriter();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get();
        try (CSVPrinter csv = new CSVPrinter(text, format)) {
            for (Entry entry : entries) {
                List<String> row = new ArrayList<>(List.of(entry.id()));
                columns.forEach(column -> row.add(entry.facts().get(column).orElse("")));
                csv.printRecord(row);
            }
        }
        return text.toString();
    }

    static List<Row> read(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser csv = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord record : csv) {
                Map<String, String> columns = new LinkedHashMap<>(record.toMap());
                String id = columns.remove(ID);
                rows.add(new Row(id == null ? "" : id, Facts.of(columns)));
            }
        }
        return rows;
    }
}
