package io.retroflex.server.log;

import static io.retroflex.server.log.ChainVerifierTest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The log's file over starts, crashes and mischief. */
class LogFileTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(ChainVerifier.FILE);
    }

    private Mark write(Mark known, int records) throws IOException {
        try (LogFile log = LogOpening.open(file, known, NOW)) {
            for (int i = 0; i < records; i++) {
                log.append(NOW, request("nurse " + i));
            }
            log.force();
            return log.end();
        }
    }

    private Head verified() throws IOException {
        return ChainVerifier.verify(file, Optional.empty()).head();
    }

    @Test
    void theChainGoesOnAfterARestart() throws IOException {
        Mark first = write(Mark.START, 3);
        Mark second = write(first, 3);

        assertThat(verified()).isEqualTo(second.head());
        assertThat(second.head().number()).isEqualTo(6);
    }

    @Test
    void linesThatTheDatabaseDoesNotKnowYetAreKept() throws IOException {
        Mark known = write(Mark.START, 3);
        write(known, 3);

        assertThat(write(known, 1).head().number()).isEqualTo(7);
        assertThat(verified().number()).isEqualTo(7);
    }

    @Test
    void itIsForItsOwnerAlone() throws IOException {
        write(Mark.START, 1);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aTornLastLineIsMovedAsideAndARecordSaysSo() throws IOException {
        Mark known = write(Mark.START, 3);
        Files.writeString(file, "{\"number\":4,\"a", StandardOpenOption.APPEND);

        write(known, 1);

        assertThat(folder.resolve(ChainVerifier.FILE + ".torn-4")).hasContent("{\"number\":4,\"a");
        assertThat(Files.readAllLines(file))
                .hasSize(5)
                .element(3)
                .asString()
                .contains("\"torn\"", "14 bytes", ".torn-4");
        assertThat(verified().number()).isEqualTo(5);
    }

    @Test
    void whatAnEarlierLogLeftAsideStays() throws IOException {
        Path earlier = Files.writeString(folder.resolve(ChainVerifier.FILE + ".torn-4"), "earlier");
        Mark known = write(Mark.START, 3);
        Files.writeString(file, "torn", StandardOpenOption.APPEND);

        write(known, 0);

        assertThat(earlier).hasContent("earlier");
        assertThat(folder.resolve(ChainVerifier.FILE + ".torn-4-2")).hasContent("torn");
        assertThat(file).content().contains("4 bytes that are no records were moved to access.log.jsonl.torn-4-2");
    }

    @Test
    void wholeLinesBehindOnesThatThePowerTookAreMovedAsideToo() throws IOException {
        Mark known = write(Mark.START, 3);
        write(known, 3);
        List<String> lines = Files.readAllLines(file);
        String lost = "\0".repeat(lines.get(4).length());
        lines.set(4, lost);
        Files.write(file, lines);

        write(known, 0);

        assertThat(Files.readAllLines(folder.resolve(ChainVerifier.FILE + ".torn-5")))
                .containsExactly(lost, lines.get(5));
        assertThat(verified().number()).isEqualTo(5);
    }

    @Test
    void aLogThatWasCutOffOrChangedWhereTheDatabaseKnowsItIsNotGoneOnWith() throws IOException {
        Mark known = write(Mark.START, 3);
        String whole = Files.readString(file);
        for (String bad : List.of(
                whole.substring(0, whole.lastIndexOf("{\"number\":3")),
                "",
                whole.replace("nurse 2", "nurse 1"),
                whole.stripTrailing() + " ")) {
            Files.writeString(file, bad);

            assertThatThrownBy(() -> LogOpening.open(file, known, NOW))
                    .isInstanceOf(BrokenLogException.class)
                    .hasMessageContaining("does not have record 3 as the database knows it")
                    .hasMessageContaining(known.head().toString());
            assertThat(file).hasContent(bad);
        }
    }

    @Test
    void aLogThatWasTakenAwayIsBegunAnewAndSaysSo() throws IOException {
        Mark known = write(Mark.START, 3);
        Files.delete(file);

        write(known, 1);

        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .first()
                .asString()
                .contains("\"new\"", known.head().toString());
        assertThat(verified().number()).isEqualTo(2);
    }

    @Test
    void nobodyElseWritesItMeanwhile() throws IOException {
        try (LogFile log = LogOpening.open(file, Mark.START, NOW)) {
            assertThatThrownBy(() -> LogOpening.open(file, log.end(), NOW))
                    .hasMessageContaining("another service writes it");
        }
        assertThat(write(Mark.START, 1).head().number()).isEqualTo(1);
    }

    @Test
    void nothingThatIsRecordedBeginsALineOrIsAnythingButAscii() throws IOException {
        String evil = "x\"}\n{\"number\":1,\r\u2028\u202e\u0000\u001b[2J Müller";
        try (LogFile log = LogOpening.open(file, Mark.START, NOW)) {
            log.append(
                    NOW,
                    new Entry.Request(
                            new Asker(evil, evil, OptionalLong.empty()), evil, evil, Map.of(evil, evil), 200, evil));
        }

        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length - 1; i++) {
            assertThat(bytes[i]).isBetween((byte) 0x20, (byte) 0x7e);
        }
        assertThat(bytes[bytes.length - 1]).isEqualTo((byte) '\n');
        ObjectNode read = Line.parse(Files.readAllLines(file).getFirst().getBytes(StandardCharsets.UTF_8))
                .json();
        assertThat(read.get("who").stringValue()).isEqualTo(evil);
    }

    @Test
    void pagesAreFoundAnywhereInALargeLog() throws IOException {
        Mark end = write(Mark.START, 2000);

        for (long from : List.of(1L, 2L, 999L, 1000L, 1995L, 2000L)) {
            LogPage page = LogPage.read(file, end, from, 5);
            assertThat(page.records())
                    .hasSize((int) Math.min(5, 2001 - from))
                    .first()
                    .satisfies(record ->
                            assertThat(record.get("number").longValue()).isEqualTo(from));
        }
        assertThat(LogPage.read(file, end, 2001, 5).records()).isEmpty();
        assertThat(LogPage.read(file, end, 1, 5).head()).isEqualTo(end.head().toString());
    }
}
