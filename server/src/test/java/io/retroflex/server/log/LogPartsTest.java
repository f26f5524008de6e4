package io.retroflex.server.log;

import static io.retroflex.server.log.ChainVerifierTest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log in more than one file. */
class LogPartsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Some four records. */
    private static final long FULL = 1000;

    @TempDir
    private Path folder;

    private Path first;

    @BeforeEach
    void name() {
        first = folder.resolve(ChainVerifier.FILE);
    }

    private Mark write(Mark known, int records) throws IOException {
        try (LogFile log = LogOpening.open(first, known, NOW, FULL)) {
            for (int i = 0; i < records; i++) {
                log.append(NOW, request("nurse " + i));
            }
            log.force();
            return log.end();
        }
    }

    private ChainVerifier.Verified verified() throws IOException {
        return ChainVerifier.verify(first, Optional.empty());
    }

    private List<Path> files() throws IOException {
        return LogPart.of(first).stream().map(LogPart::file).toList();
    }

    private static List<Long> numbers(LogPage page) {
        return page.records().stream()
                .map(record -> record.get("number").longValue())
                .toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Test
    void whenAFileIsFullTheNextBeginsAndTheChainGoesOn() throws IOException {
        Mark end = write(write(Mark.START, 13), 12);

        assertThat(files()).hasSizeGreaterThan(4).first().isEqualTo(first);
        for (Path file : files().subList(0, files().size() - 1)) {
            assertThat(Files.size(file)).isBetween(FULL, FULL + 500);
        }
        assertThat(end.head().number()).isEqualTo(25);
        assertThat(verified().head()).isEqualTo(end.head());
        assertThat(verified().movedAway()).isZero();
    }

    @Test
    void recordsAreFoundInAllOfThem() throws IOException {
        Mark end = write(Mark.START, 200);

        for (long from = 1; from <= 200; from++) {
            assertThat(numbers(LogPage.read(first, end, from, 9))).isEqualTo(range(from, Math.min(from + 8, 200)));
        }
        for (long before = 2; before <= 201; before++) {
            LogPage page = LogSearch.newest(first, end, LogFilter.ALL, before, 9);
            assertThat(numbers(page)).isEqualTo(range(Math.max(1, before - 9), before - 1));
        }
    }

    @Test
    void theOldestMayBeMovedAway() throws IOException {
        Mark known = write(Mark.START, 20);
        Files.delete(files().get(0));
        Files.delete(files().get(0));
        long gone = verified().movedAway();
        assertThat(gone).isBetween(6L, 10L);

        Mark end = write(known, 5);

        assertThat(verified().head()).isEqualTo(end.head());
        assertThat(end.head().number()).isEqualTo(25);
        assertThat(numbers(LogPage.read(first, end, 1, 3))).isEqualTo(range(gone + 1, gone + 3));
        LogPage all = LogSearch.newest(first, end, LogFilter.ALL, Long.MAX_VALUE, 100);
        assertThat(numbers(all)).isEqualTo(range(gone + 1, 25));
        assertThat(all.older()).isNull();
        assertThatIOException()
                .isThrownBy(() -> ChainVerifier.verify(
                        first, Optional.of(new Head(1, known.head().hash()))))
                .withMessageContaining("put back the files that were moved away");
    }

    @Test
    void aChangeJustBehindWhatWasMovedAwayIsFoundOutByAHeadFromThere() throws IOException {
        write(Mark.START, 20);
        List<String> oldest = Files.readAllLines(first);
        Head last = new Head(oldest.size(), Line.hash(oldest.getLast().getBytes(StandardCharsets.US_ASCII)));
        Files.delete(first);

        assertThat(ChainVerifier.verify(first, Optional.of(last)).movedAway()).isEqualTo(oldest.size());
        assertThatThrownBy(() -> ChainVerifier.verify(first, Optional.of(new Head(last.number(), "0".repeat(64)))))
                .isInstanceOf(BrokenLogException.class)
                .hasMessageContaining("written anew");
    }

    @Test
    void aChangedFirstLineOfTheRestIsFoundOut() throws IOException {
        write(Mark.START, 20);
        Files.delete(first);
        Path oldest = files().getFirst();
        Files.writeString(oldest, Files.readString(oldest).replaceFirst("number", "nombre"));

        assertThatThrownBy(this::verified)
                .isInstanceOf(BrokenLogException.class)
                .hasMessage(oldest + ": its first line is no record: it was changed");
    }

    @Test
    void oneThatIsMissingBetweenOthersOrHasAnotherLengthIsFoundOut() throws IOException {
        Mark known = write(Mark.START, 20);
        Path second = files().get(1);
        byte[] bytes = Files.readAllBytes(second);

        Files.delete(second);
        assertThatThrownBy(this::verified)
                .isInstanceOf(BrokenLogException.class)
                .hasMessageContaining("one between them is missing");
        assertThatThrownBy(() -> write(known, 1)).isInstanceOf(BrokenLogException.class);

        Files.write(second, bytes);
        Files.writeString(second, "more", StandardOpenOption.APPEND);
        assertThatThrownBy(this::verified)
                .isInstanceOf(BrokenLogException.class)
                .hasMessageContaining("one of them was changed");
    }

    @Test
    void whatTheDatabaseKnowsMayBeInAnEarlierOne() throws IOException {
        Mark known = write(Mark.START, 3);
        write(known, 20);

        assertThat(write(known, 1).head().number()).isEqualTo(24);
    }

    @Test
    void whatTheDatabaseKnowsMustNotBeMovedAway() throws IOException {
        Mark known = write(Mark.START, 3);
        write(known, 20);
        Files.delete(first);

        assertThatThrownBy(() -> write(known, 1))
                .isInstanceOf(BrokenLogException.class)
                .hasMessageContaining("record 3, the last that the database knows, is in a file that was moved away");
    }

    @Test
    void aTornLineIsMovedOutOfTheNewest() throws IOException {
        Mark known = write(Mark.START, 18);
        Path newest = files().getLast();
        Files.writeString(newest, "{\"number\":19,\"a", StandardOpenOption.APPEND);

        write(known, 1);

        assertThat(folder.resolve(ChainVerifier.FILE + ".torn-19")).hasContent("{\"number\":19,\"a");
        assertThat(verified().head().number()).isEqualTo(20);
        LogPage record = LogSearch.newest(first, write(known, 0), LogFilter.ALL, 20, 1);
        assertThat(record.records().getFirst().toString()).contains("\"torn\"", "15 bytes");
        assertThat(newest).content().endsWith("}\n");
    }

    @Test
    void aLineThatWasChangedInAnEarlierOneIsNoTornOne() throws IOException {
        Mark known = write(Mark.START, 2);
        write(known, 20);
        Files.writeString(first, Files.readString(first).replace("nurse 1", "nurse 7"));

        assertThatThrownBy(() -> write(known, 1)).isInstanceOf(BrokenLogException.class);
        assertThat(files()).noneMatch(file -> file.toString().contains("torn"));
    }

    @Test
    void aCrashBeforeTheFirstRecordOfAFileDoesNoHarm() throws IOException {
        Mark known = write(Mark.START, 3);
        Files.createFile(LogPart.later(first, known.bytes()));

        assertThat(write(known, 2).head().number()).isEqualTo(5);
        assertThat(verified().head().number()).isEqualTo(5);
        assertThat(Files.readAllLines(first)).hasSize(3);
    }

    @Test
    void filesThatAreNoneOfTheLogsAreLeftAlone() throws IOException {
        Mark known = write(Mark.START, 2);
        for (String name : List.of(".torn-3", ".from-", ".from-0", ".from-x", ".from-12.old", "x")) {
            Files.writeString(folder.resolve(ChainVerifier.FILE + name), "something else");
        }

        assertThat(files()).containsExactly(first);
        assertThat(write(known, 1).head().number()).isEqualTo(3);
    }
}
