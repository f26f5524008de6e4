package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code retroflex audit-unit} on a gallery that colours tell apart. */
class AuditUnitCommandTest {
    private static final String NAME = "Mustermann";

    @TempDir
    private Path folder;

    private Path gallery;
    private Path unit;
    private Path out;

    @BeforeEach
    void prepare() throws IOException {
        Path model = SmallModel.write(folder.resolve("small"), 16);
        gallery = folder.resolve("gallery");
        Path data = DrawnPictures.three(folder.resolve("data"));
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
        unit = folder.resolve("unit");
        List<String> table = new ArrayList<>(List.of("procedure,date,room,patient"));
        for (int i = 1; i <= 4; i++) {
            String name = NAME + " " + i;
            DrawnPictures.draw(unit.resolve(name + "/" + NAME + ".png"), Color.RED, 10 * i);
            DrawnPictures.draw(unit.resolve(name + "/2.png"), Color.GREEN, 10 * i + 1);
            table.add(name + ",2026-0" + i + "-07,room " + i % 2 + ",Erika " + NAME);
        }
        Files.write(unit.resolve("unit.csv"), table);
        out = folder.resolve("out");
    }

    @Test
    void aFolderOfFoldersIsSummedUp() throws IOException {
        CommandRun run = auditUnit(unit, "--json");

        assertThat(run.exit()).isZero();
        JsonNode summary = run.json();
        assertThat(summary.get("procedures").intValue()).isEqualTo(4);
        assertThat(summary.get("complete").intValue()
                        + summary.get("undecided").intValue()
                        + summary.get("incomplete").intValue())
                .isEqualTo(4);
        assertThat(summary.get("groups").size()).isZero();
        assertThat(out).isDirectoryContaining("glob:**/index.html");
        assertThat(Files.readAllLines(out.resolve("audits.jsonl"))).hasSize(1 + 4);
        assertThat(Files.readAllLines(out.resolve("procedures.csv"))).hasSize(1 + 4);
    }

    @Test
    void aTableIsSummedUpByMonthAndByTheColumnsThatAreAskedFor() throws IOException {
        CommandRun run = auditUnit(unit.resolve("unit.csv"), "--by", "room");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("month 2026-04", "room room 0", "room room 1", "Caecum or terminal ileum");
        assertThat(Files.readAllLines(out.resolve("summary.csv"))).hasSize(1 + 1 + 4 + 2);
    }

    @Test
    void noNameOfAFileAndNoOtherColumnIsInAnyOutput() throws IOException {
        CommandRun run = auditUnit(unit.resolve("unit.csv"), "--reports", "html,json,csv,pdf,fhir");

        assertThat(run.out() + run.errors()).doesNotContain(NAME).doesNotContain("Erika");
        List<Path> files;
        try (Stream<Path> all = Files.walk(out)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(6 + 4 * 5);
        for (Path file : files) {
            assertThat(file.toString()).doesNotContain(NAME);
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain(NAME)
                    .doesNotContain("Erika");
        }
    }

    @Test
    void namesAreThereForWhoAsksForThem() throws IOException {
        auditUnit(unit, "--names");

        assertThat(Files.readString(out.resolve("procedures.csv"))).contains(NAME + " 3");
        assertThat(Files.readString(out.resolve("index.html"))).contains(NAME + " 3");
    }

    @Test
    void aSecondRunAuditsOnlyWhatIsNew() throws IOException {
        auditUnit(unit);
        DrawnPictures.draw(unit.resolve("new/1.png"), Color.RED, 99);

        CommandRun second = auditUnit(unit, "--json");

        assertThat(second.json().get("procedures").intValue()).isEqualTo(5);
        assertThat(second.errors()).contains("4 of them were audited by an earlier run");
        assertThat(Files.readAllLines(out.resolve("audits.jsonl"))).hasSize(1 + 5);
    }

    @Test
    void thePageLinksToTheProceduresOwnPages() throws IOException {
        auditUnit(unit, "--reports", "html");

        String page = Files.readString(out.resolve("index.html"));
        List<Path> own;
        try (Stream<Path> all = Files.list(out.resolve("procedures"))) {
            own = all.toList();
        }
        assertThat(own).hasSize(4);
        for (Path one : own) {
            assertThat(page).contains("href=\"procedures/" + one.getFileName() + "\"");
        }
    }

    @Test
    void whatCannotBeReadIsNamedAndCountedAndTheRestGoesOn() throws IOException {
        Files.createDirectories(unit.resolve("empty"));
        DrawnPictures.truncated(unit.resolve(NAME + " 1/broken.jpg"));

        CommandRun run = auditUnit(unit, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.json().get("procedures").intValue()).isEqualTo(4);
        assertThat(run.json().get("refused").intValue()).isEqualTo(1);
        assertThat(run.errors()).contains("2 files could not be used:", "empty: there is no picture", "broken.jpg");
    }

    @Test
    void anotherProtocolDoesNotGoIntoTheSameFolder() {
        auditUnit(unit);

        CommandRun other = CommandRun.of(
                "audit-unit",
                unit,
                "--protocol",
                "cecal-completion",
                "--gallery",
                gallery,
                "--out",
                out,
                "--key",
                folder.resolve("key"));

        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.errors()).contains("made with another protocol; name another --out");
    }

    private CommandRun auditUnit(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "audit-unit",
                "--protocol",
                "hyperkvasir-lower",
                "--gallery",
                gallery,
                "--out",
                out,
                "--key",
                folder.resolve("key")));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }
}
