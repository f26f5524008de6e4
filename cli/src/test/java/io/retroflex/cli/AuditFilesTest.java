package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The reports that {@code retroflex audit} writes. */
class AuditFilesTest {
    @TempDir
    private Path folder;

    private Path gallery;
    private Path procedure;
    private Path out;

    @BeforeEach
    void prepare() throws IOException {
        Path model = SmallModel.write(folder.resolve("small"), 16);
        gallery = folder.resolve("gallery");
        Path data = DrawnPictures.three(folder.resolve("data"));
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
        procedure = folder.resolve("Mustermann");
        DrawnPictures.draw(procedure.resolve("Mustermann 1.png"), Color.RED, 50);
        DrawnPictures.draw(procedure.resolve("Mustermann 2.png"), Color.GREEN, 51);
        out = folder.resolve("out");
    }

    @Test
    void withoutFormatsThereAreAPageAndItsJson() throws IOException {
        assertThat(endings(audit())).containsExactlyInAnyOrder(".html", ".json");
    }

    @Test
    void everyFormatThatIsAskedForIsWrittenAndSaid() throws IOException {
        CommandRun run = audit("--formats", "fhir,html,json,csv,pdf");

        assertThat(endings(run)).containsExactlyInAnyOrder(".html", ".json", ".csv", ".pdf", ".fhir.json");
        assertThat(run.errors())
                .contains("page: " + out, "JSON: " + out, "table: " + out, "PDF: " + out, "FHIR bundle: " + out);
    }

    @Test
    void onlyThePdfIsWrittenWhereOnlyThatIsAskedFor() throws IOException {
        assertThat(endings(audit("--formats", "pdf"))).containsExactly(".pdf");
        assertThat(Files.readString(files().getFirst(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    /** With the libraries that are shipped and no others: those that only a validator needs are not here. */
    @Test
    void theBundleIsOneAndNamesNobodyEvenIfFilesAreToBeNamed() throws IOException {
        audit("--formats", "fhir", "--names");

        String bundle = Files.readString(files().getFirst());
        assertThat(JsonMapper.shared().readTree(bundle).get("resourceType").stringValue())
                .isEqualTo("Bundle");
        assertThat(bundle).contains("\"preliminary\"").doesNotContain("Mustermann");
    }

    @Test
    void anUnknownFormatIsAMisuseThatListsTheKnown() {
        CommandRun run = CommandRun.of(arguments("--formats", "html,docx"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains("docx", "html, json, csv, pdf, fhir");
        assertThat(out).doesNotExist();
    }

    private CommandRun audit(Object... options) {
        return CommandRun.good(arguments(options));
    }

    private Object[] arguments(Object... options) {
        Stream<Object> usual = Stream.of(
                "audit",
                procedure,
                "--protocol",
                "hyperkvasir-lower",
                "--gallery",
                gallery,
                "--out",
                out,
                "--key",
                folder.resolve("key"));
        return Stream.concat(usual, Stream.of(options)).toArray();
    }

    private List<String> endings(CommandRun run) throws IOException {
        assertThat(run.exit()).as(run.errors()).isZero();
        return files().stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(name.indexOf('.')))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.toList();
        }
    }
}
