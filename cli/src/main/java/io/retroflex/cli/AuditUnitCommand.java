package io.retroflex.cli;

import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.unit.UnitAudit;
import io.retroflex.audit.unit.UnitJournal;
import io.retroflex.audit.unit.UnitProcedures;
import io.retroflex.audit.unit.UnitRun;
import io.retroflex.audit.unit.UnitSetup;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.gallery.BoxedGallery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex audit-unit}. */
@Command(
        name = "audit-unit",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Audits all procedures of a unit and sums up: which share is complete, by station, by month, by any column.",
            "What is interrupted goes on where it stood when it is called again."
        },
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class AuditUnitCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR|CSV",
            description =
                    "A folder in which each folder and each ZIP archive is a procedure, or a table (CSV) with a column"
                            + " 'procedure' that names theirs, and perhaps a column 'date'.")
    private Path unit = Path.of(".");

    @Option(
            names = "--protocol",
            paramLabel = "ID|FILE",
            required = true,
            description = "What they are held against; 'retroflex protocol list' shows those that come with Retroflex.")
    private String protocol = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where all is written.")
    private Path out = Path.of(".");

    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of the table to sum up by as well. No other column leaves the table.")
    private List<String> by = List.of();

    @Mixin
    private GalleryChoice choice = new GalleryChoice();

    @Option(
            names = "--reports",
            paramLabel = "FORM",
            split = ",",
            description = "Write each procedure's own reports too, into procedures/: ${COMPLETION-CANDIDATES}.")
    private List<AuditFormat> reports = List.of();

    @Mixin
    private NeighbourPictures pictured = new NeighbourPictures();

    @Option(
            names = "--names",
            description = "Call procedures and photographs by the names of their files too, which may name patients.")
    private boolean names;

    @Mixin
    private PseudonymKey key = new PseudonymKey();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    private final AskedGallery.Box box;

    AuditUnitCommand() {
        this(BoxedGallery::named);
    }

    AuditUnitCommand(AskedGallery.Box box) {
        this.box = box;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Protocol held = Protocols.open(protocol);
        pictured.requireFolder();
        UnitProcedures found = UnitProcedures.find(unit, by);
        found.problems().forEach(problem -> bad.add(problem.toString()));
        Pseudonyms pseudonyms = key.pseudonyms();
        UnitFolder folder = new UnitFolder(out, names);
        try (AskedGallery asked = choice.open(box, output);
                AuditSession session = new AuditSession(asked, held, pseudonyms);
                UnitJournal journal = UnitJournal.open(folder.journal(), setup(held, session.provenance()))) {
            Told told = new Told(folder, session.provenance());
            List<UnitAudit> audits = run(new UnitRun(session::audit, journal, pseudonyms), found, told);
            UnitSummary summary = UnitSummary.of(
                    held, audits, by, told.refused + found.problems().size());
            UnitWords.print(output, summary, session.provenance());
            folder.write(summary, session.provenance()).forEach(output::note);
            if (audits.size() > told.audited) {
                output.note((audits.size() - told.audited) + " of them were audited by an earlier run");
            }
            return bad.report(output, audits.size());
        }
    }

    private static List<UnitAudit> run(UnitRun run, UnitProcedures found, Told told)
            throws IOException, InterruptedException {
        try (Progress progress =
                Progress.of("Auditing", "procedures", 1, found.procedures().size())) {
            told.progress = progress;
            return run.run(found.procedures(), told);
        }
    }

    private static UnitSetup setup(Protocol protocol, Provenance provenance) {
        return new UnitSetup(protocol.sha256(), provenance.modelFingerprint(), provenance.galleryFingerprint());
    }

    /** Writes reports as audits are made. */
    private final class Told implements UnitRun.Listener {
        private final UnitFolder folder;
        private final Provenance provenance;
        private final AuditFiles files = new AuditFiles(reports);
        private final NeighbourThumbnails thumbnails = new NeighbourThumbnails(pictured, output);
        private Progress progress = new Progress.Silent();
        private int audited;
        private int refused;

        Told(UnitFolder folder, Provenance provenance) {
            this.folder = folder;
            this.provenance = provenance;
        }

        @Override
        public void audited(Procedure procedure, ProcedureAudit audit) throws IOException {
            audit.refused().forEach(one -> bad.add(one.reason()));
            if (!reports.isEmpty()) {
                IntFunction<String> nameOf = PhotographNames.of(procedure, names);
                files.write(folder.procedures(), audit, provenance, nameOf, thumbnails, station -> Optional.empty());
            }
            audited++;
        }

        @Override
        public void refused(String reason) {
            bad.add(reason);
            refused++;
        }

        @Override
        public void at(int done) {
            progress.at(done);
        }
    }
}
