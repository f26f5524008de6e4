package io.retroflex.cli;

import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.report.UnitCsv;
import io.retroflex.audit.report.UnitJson;
import io.retroflex.audit.report.UnitPage;
import io.retroflex.audit.unit.UnitAudit;
import io.retroflex.audit.unit.UnitSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the audits of a unit are written.
 *
 * @param names whether procedures are called by their files too
 */
record UnitFolder(Path root, boolean names) {
    private static final String PROCEDURES = "procedures";

    /** The audits as they are made. */
    Path journal() {
        return root.resolve("audits.jsonl");
    }

    /** Where each procedure's own reports are. */
    Path procedures() {
        return root.resolve(PROCEDURES);
    }

    /**
     * Writes what all say together.
     *
     * @return a line of each file: what it is, and where
     */
    List<String> write(UnitSummary summary, Provenance provenance) throws IOException {
        Path page = new UnitPage(summary, provenance, this::nameOf, this::linkOf).write(root.resolve("index.html"));
        Path json = root.resolve("summary.json");
        Files.writeString(json, UnitJson.of(summary, provenance) + "\n");
        Path procedures = root.resolve("procedures.csv");
        Files.writeString(procedures, UnitCsv.procedures(summary, this::nameOf));
        Path groups = root.resolve("summary.csv");
        Files.writeString(groups, UnitCsv.groups(summary));
        Path stations = root.resolve("stations.csv");
        Files.writeString(stations, UnitCsv.stations(summary));
        return List.of(
                "page: " + page.toAbsolutePath(),
                "JSON: " + json.toAbsolutePath(),
                "tables: " + procedures.toAbsolutePath() + ", " + groups.getFileName() + ", " + stations.getFileName());
    }

    private Optional<String> nameOf(UnitAudit audit) {
        return names ? Optional.of(audit.listed().place().getFileName().toString()) : Optional.empty();
    }

    private Optional<String> linkOf(UnitAudit audit) {
        String page = audit.row().procedure() + AuditFormat.html.ending();
        return Optional.of(PROCEDURES + "/" + page).filter(link -> Files.isRegularFile(root.resolve(link)));
    }
}
