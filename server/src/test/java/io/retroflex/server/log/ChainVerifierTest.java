package io.retroflex.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found out about a log that somebody has touched. */
class ChainVerifierTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file;
    private Head head = Head.START;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve(ChainVerifier.FILE);
        try (LogFile log = LogOpening.open(file, Mark.START, BEGIN)) {
            for (int i = 0; i < 10; i++) {
                log.append(BEGIN.plusSeconds(i), request("nurse " + i));
            }
            head = log.end().head();
        }
    }

    static Entry request(String name) {
        return new Entry.Request(
                new Asker(name, "VIEWER", OptionalLong.of(7)), "GET", "/api/v1/log", Map.of(), 200, "127.0.0.1");
    }

    @Test
    void aGoodLogSaysHowManyRecordsFromWhenToWhenAndItsHead() throws IOException {
        ChainVerifier.Verified verified = ChainVerifier.verify(file, Optional.of(head));

        assertThat(verified.head()).isEqualTo(head);
        assertThat(verified.head().number()).isEqualTo(10);
        assertThat(verified.first()).contains(BEGIN);
        assertThat(verified.last()).contains(BEGIN.plusSeconds(9));
        assertThat(verified.unfinished()).isZero();
    }

    @Test
    void anEarlierHeadIsGoodToo() throws IOException {
        Head earlier = new Head(4, Line.hash(lines().get(3).getBytes(StandardCharsets.US_ASCII)));

        assertThat(ChainVerifier.verify(file, Optional.of(earlier)).head()).isEqualTo(head);
    }

    @Test
    void aChangedLineIsFound() throws IOException {
        List<String> lines = lines();
        lines.set(3, lines.get(3).replace("nurse 3", "nurse 4"));

        assertBroken(lines, "line 5 has a previous that is not the SHA-256 of line 4: that one was changed");
    }

    @Test
    void aRemovedLineIsFound() throws IOException {
        List<String> lines = lines();
        lines.remove(3);

        assertBroken(lines, "line 4 has the number 5, and 4 is due");
    }

    @Test
    void aRemovedFirstLineIsFoundEvenIfTheRestIsNumberedAnew() throws IOException {
        List<String> lines = lines();
        lines.removeFirst();
        lines.set(0, lines.getFirst().replace("\"number\":2", "\"number\":1"));

        assertBroken(lines, "line 1 has a previous that is not 64 zeros");
    }

    @Test
    void anInsertedLineIsFound() throws IOException {
        List<String> lines = lines();
        lines.add(3, lines.get(3));

        assertBroken(lines, "line 5 has the number 4, and 5 is due");
    }

    @Test
    void swappedLinesAreFound() throws IOException {
        List<String> lines = lines();
        Collections.swap(lines, 3, 4);

        assertBroken(lines, "line 4 has the number 5, and 4 is due");
    }

    @Test
    void whatIsNoRecordIsFound() throws IOException {
        for (String bad : List.of(
                "", "no JSON", "{\"number\":4}", "[]", "{\"number\":4,\"number\":4,\"at\":\"x\"}", "x".repeat(9000))) {
            List<String> lines = lines();
            lines.set(3, bad);
            Path other = Files.write(folder.resolve("other"), lines);

            assertThatThrownBy(() -> ChainVerifier.verify(other, Optional.empty()))
                    .isInstanceOf(BrokenLogException.class)
                    .hasMessageContaining("line 4 ")
                    .hasMessageContaining("it was changed");
        }
    }

    @Test
    void aTruncatedLogIsFoundByAnExpectedHeadAlone() throws IOException {
        List<String> cut = lines().subList(0, 8);
        Files.write(file, cut);

        assertThat(ChainVerifier.verify(file, Optional.empty()).head().number()).isEqualTo(8);
        assertBroken(cut, "ends with line 8, and line 10 is expected: its end was cut off");
    }

    @Test
    void aChangedLastLineIsFoundByAnExpectedHeadAlone() throws IOException {
        List<String> lines = lines();
        lines.set(9, lines.get(9).replace("nurse 9", "nurse 8"));
        Files.write(file, lines);

        assertThat(ChainVerifier.verify(file, Optional.empty()).head().number()).isEqualTo(10);
        assertBroken(lines, "it or lines before it were written anew");
    }

    @Test
    void aLineThatIsBeingWrittenIsNoFault() throws IOException {
        Files.writeString(file, "{\"number\":11,\"at", StandardOpenOption.APPEND);

        ChainVerifier.Verified verified = ChainVerifier.verify(file, Optional.of(head));

        assertThat(verified.head()).isEqualTo(head);
        assertThat(verified.unfinished()).isEqualTo(16);
    }

    @Test
    void aLogThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ChainVerifier.verify(folder.resolve("none"), Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none: there is no such log");
    }

    @Test
    void headsAreReadAsTheyAreTold() {
        assertThat(Head.parse(head.toString())).isEqualTo(head);
        for (String bad : List.of("", "10", "10:abc", "-1:" + head.hash(), "x" + head)) {
            assertThatThrownBy(() -> Head.parse(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("NUMBER:HASH");
        }
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private void assertBroken(List<String> lines, String rule) throws IOException {
        Files.write(file, lines);
        assertThatThrownBy(() -> ChainVerifier.verify(file, Optional.of(head)))
                .isInstanceOf(BrokenLogException.class)
                .hasMessageContaining(ChainVerifier.FILE + ": ")
                .hasMessageContaining(rule);
    }
}
