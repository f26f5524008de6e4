package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code retroflex log verify}, on logs that the test chains by itself. */
class LogVerifyTest {
    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private String head = "0".repeat(64);

    @BeforeEach
    void chain() throws NoSuchAlgorithmException {
        for (int i = 1; i <= 5; i++) {
            lines.add("{\"number\":" + i + ",\"at\":\"2026-01-0" + i
                    + "T08:00:00Z\",\"event\":\"start\",\"previous\":\"" + head + "\"}");
            head = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(lines.getLast().getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private CommandRun verify(String... more) throws IOException {
        Files.write(folder.resolve("access.log.jsonl"), lines);
        List<String> arguments = new ArrayList<>(List.of("log", "verify", "--data", folder.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    @Test
    void aGoodLogIsSummedUp() throws IOException {
        CommandRun run = verify("--expect", "5:" + head);

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualToNormalizingNewlines(
                        "good: 5 records, 2026-01-01T08:00:00Z to 2026-01-05T08:00:00Z\nhead: 5:" + head + "\n");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void asJsonItSaysTheSame() throws IOException {
        assertThat(verify("--json").out())
                .contains("\"records\" : 5", "\"first\" : \"2026-01-01T08:00:00Z\"", "\"head\" : \"5:" + head + "\"");
    }

    @Test
    void withoutAnExpectedHeadItSaysWhatItCannotKnow() throws IOException {
        assertThat(verify().errors()).contains("whether its end was cut off is not known");
    }

    @Test
    void aChangedLineEndsItWithItsNumberAndTheRule() throws IOException {
        lines.set(2, lines.get(2).replace("start", "end"));

        CommandRun run = verify();

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .contains("access.log.jsonl: line 4 has a previous that is not the SHA-256 of line 3")
                .hasLineCount(1);
    }

    @Test
    void aCutLogEndsItWhereItsHeadIsExpected() throws IOException {
        lines.removeLast();

        assertThat(verify().exit()).isZero();
        CommandRun run = verify("--expect", "5:" + head);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("ends with line 4, and line 5 is expected: its end was cut off");
    }

    @Test
    void ofALogWhoseOldestFileWasMovedAwayTheRestIsChecked() throws IOException {
        List<String> moved = List.of(lines.removeFirst(), lines.removeFirst());
        int bytes = moved.stream().mapToInt(line -> line.length() + 1).sum();
        Files.write(folder.resolve("access.log.jsonl.from-" + bytes), lines);

        CommandRun run = CommandRun.of("log", "verify", "--data", folder.toString(), "--expect", "5:" + head);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("good: 3 records, 2026-01-03T08:00:00Z to 2026-01-05T08:00:00Z");
        assertThat(run.errors()).contains("the first 2 records are not here");
    }

    @Test
    void aFolderWithoutALogIsNamed() {
        CommandRun run = CommandRun.of("log", "verify", "--data", folder.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("access.log.jsonl: there is no such log");
    }
}
