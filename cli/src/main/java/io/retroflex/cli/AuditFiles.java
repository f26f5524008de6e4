package io.retroflex.cli;

import io.retroflex.audit.report.AuditCsv;
import io.retroflex.audit.report.AuditFhir;
import io.retroflex.audit.report.AuditJson;
import io.retroflex.audit.report.AuditPage;
import io.retroflex.audit.report.AuditPdf;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.report.StationHeat;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.gallery.Neighbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import picocli.CommandLine.Option;

/** The files that an audit becomes, each named by the procedure's pseudonym. */
final class AuditFiles {
    @Option(
            names = "--formats",
            paramLabel = "FORM",
            split = ",",
            defaultValue = "html,json",
            description = "What --out writes: ${COMPLETION-CANDIDATES} (default: html,json).")
    private List<AuditFormat> formats = List.of();

    AuditFiles() {}

    /** In these forms. */
    AuditFiles(List<AuditFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /**
     * Writes them.
     *
     * @param folder made if it is not there
     * @param nameOf what a photograph is called, by its number
     * @param thumbnails a JPEG of a gallery's picture, if there is one
     * @param heats what a station's likeness comes from, where that is asked for
     * @return a line of each file: what it is, and where
     */
    List<String> write(
            Path folder,
            ProcedureAudit audit,
            Provenance provenance,
            IntFunction<String> nameOf,
            Function<Neighbour, Optional<byte[]>> thumbnails,
            Function<StationVerdict, Optional<StationHeat>> heats)
            throws IOException {
        Files.createDirectories(folder);
        TreeSet<AuditFormat> wanted = new TreeSet<>(formats);
        for (AuditFormat format : wanted) {
            Path file = file(folder, audit, format);
            switch (format) {
                case html -> new AuditPage(audit, provenance, nameOf, thumbnails, heats).write(file);
                case json -> Files.writeString(file, AuditJson.of(audit, provenance, nameOf) + "\n");
                case csv -> Files.writeString(file, AuditCsv.of(audit, provenance, nameOf));
                case pdf -> new AuditPdf(audit, provenance, nameOf, thumbnails).write(file);
                // It numbers photographs whatever they are to be called: it goes to other systems.
                case fhir -> Files.writeString(file, AuditFhir.of(audit, provenance) + "\n");
            }
        }
        return wanted.stream()
                .map(format ->
                        format.words() + ": " + file(folder, audit, format).toAbsolutePath())
                .toList();
    }

    private static Path file(Path folder, ProcedureAudit audit, AuditFormat format) {
        return folder.resolve(audit.procedure() + format.ending());
    }
}
