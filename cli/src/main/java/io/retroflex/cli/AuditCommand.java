package io.retroflex.cli;

import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.ProcedureReader;
import io.retroflex.audit.protocol.Protocol;
import io.retroflex.audit.protocol.Protocols;
import io.retroflex.audit.report.AuditJson;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.gallery.BoxedGallery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code retroflex audit}. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Holds the photographs of a procedure against a protocol: which stations are documented, and what says so.",
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class AuditCommand implements Callable<Integer> {
    private static final int INCOMPLETE = 3;

    @Parameters(
            paramLabel = "PROCEDURE",
            arity = "1..*",
            description =
                    "The photographs of one procedure each: a folder, a ZIP archive, or a DICOM file; DICOM files in them are read too.")
    private List<Path> places = List.of();

    @Option(
            names = "--protocol",
            paramLabel = "ID|FILE",
            required = true,
            description = "What it is held against; 'retroflex protocol list' shows those that come with Retroflex.")
    private String protocol = "";

    @Mixin
    private GalleryChoice choice = new GalleryChoice();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the reports of each procedure, named by its pseudonym.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private AuditFiles files = new AuditFiles();

    @Mixin
    private NeighbourPictures pictured = new NeighbourPictures();

    @Option(
            names = "--heat",
            description =
                    "Show in the page what each station's likeness comes from, where the neighbour's picture is at hand;"
                            + " about a second a station.")
    private boolean heated;

    @Option(
            names = "--names",
            description =
                    "Call photographs by the names of their files, which may name patients; else they are numbered.")
    private boolean names;

    @Option(names = "--fail-on-incomplete", description = "End with exit code 3 if a procedure is incomplete.")
    private boolean failOnIncomplete;

    @Mixin
    private PseudonymKey key = new PseudonymKey();

    @Mixin
    private BadFiles bad = new BadFiles();

    @Mixin
    private Output output = new Output();

    private final AskedGallery.Box box;

    AuditCommand() {
        this(BoxedGallery::named);
    }

    AuditCommand(AskedGallery.Box box) {
        this.box = box;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Protocol held = Protocols.open(protocol);
        pictured.requireFolder();
        if (heated && out.isEmpty()) {
            throw output.misuse("--heat is shown in the page, and without --out there is none; add --out DIR");
        }
        NeighbourThumbnails thumbnails = new NeighbourThumbnails(pictured, output);
        boolean incomplete = false;
        int audited = 0;
        try (AskedGallery asked = choice.open(box, output);
                AuditSession session = new AuditSession(asked, held, key.pseudonyms());
                EvidenceHeat heat = EvidenceHeat.of(heated, asked.model(), pictured)) {
            for (Path place : places) {
                Procedure procedure;
                try {
                    procedure = ProcedureReader.find(place);
                } catch (IOException e) {
                    bad.add(e.getMessage());
                    continue;
                }
                ProcedureAudit audit = session.audit(procedure);
                audit.refused().forEach(refused -> bad.add(refused.reason()));
                incomplete |= audit.completeness() == Completeness.INCOMPLETE;
                audited++;
                print(place, procedure, audit, session.provenance());
                write(procedure, audit, session.provenance(), thumbnails, heat);
            }
        }
        int exit = bad.report(output, audited);
        return exit == ExitCode.OK && failOnIncomplete && incomplete ? INCOMPLETE : exit;
    }

    private void print(Path place, Procedure procedure, ProcedureAudit audit, Provenance provenance) {
        IntFunction<String> nameOf = PhotographNames.of(procedure, names);
        if (output.isJson()) {
            output.printJsonLine(AuditJson.of(audit, provenance, nameOf));
        } else {
            AuditWords.print(output, place, audit, nameOf);
        }
    }

    private void write(
            Procedure procedure,
            ProcedureAudit audit,
            Provenance provenance,
            NeighbourThumbnails thumbnails,
            EvidenceHeat heat)
            throws IOException {
        if (out.isPresent()) {
            IntFunction<String> nameOf = PhotographNames.of(procedure, names);
            files.write(
                            out.get(),
                            audit,
                            provenance,
                            nameOf,
                            thumbnails,
                            station -> heat.of(procedure, station, nameOf))
                    .forEach(output::note);
        }
    }
}
