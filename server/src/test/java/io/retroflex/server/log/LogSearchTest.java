package io.retroflex.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of two thousand records, one each five minutes, is some blocks long. */
class LogSearchTest {
    private static final int RECORDS = 2_000;
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final int A_DAY = 288;

    @TempDir
    private Path folder;

    private Path path;
    private Mark end;

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve(ChainVerifier.FILE);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        Head head = Head.START;
        for (int i = 1; i <= RECORDS; i++) {
            Asker asker = new Asker(i % 10 == 0 ? "anna" : "admin", "VIEWER", OptionalLong.of(i));
            // Of different lengths, so that ends of lines and of blocks meet in all ways.
            String route = "/api/v1/" + "x".repeat(i % 97);
            Entry entry = new Entry.Request(asker, "GET", route, Map.of(), i % 100 == 0 ? 403 : 200, "127.0.0.1");
            byte[] line = Line.of(head, BEGIN.plusSeconds(300L * (i - 1)), entry);
            lines.write(line);
            lines.write('\n');
            head = new Head(i, Line.hash(line));
        }
        end = new Mark(head, lines.size());
        Files.write(path, lines.toByteArray());
    }

    private static List<Long> numbers(LogPage page) {
        return page.records().stream()
                .map(json -> json.get("number").longValue())
                .toList();
    }

    private LogPage newest(LogFilter filter, long before, int size) throws IOException {
        return LogSearch.newest(path, end, filter, before, size);
    }

    @Test
    void allAreReadBackwardsEachOnce() throws IOException {
        LogPage all = newest(LogFilter.ALL, Long.MAX_VALUE, RECORDS);

        assertThat(numbers(all))
                .isEqualTo(LongStream.rangeClosed(1, RECORDS).boxed().toList());
        assertThat(all.older()).isNull();
    }

    @Test
    void readingGoesOnBeforeAnyNumber() throws IOException {
        for (long before = 2; before <= RECORDS + 1; before += 37) {
            assertThat(numbers(newest(LogFilter.ALL, before, 1))).containsExactly(before - 1);
        }
        assertThat(numbers(newest(LogFilter.ALL, 1, 5))).isEmpty();
        assertThat(newest(LogFilter.ALL, 6, 5).older()).isNull();
        assertThat(newest(LogFilter.ALL, 7, 5).older()).isEqualTo(2);
    }

    @Test
    void accountRequestAndOutcomeNarrowIt() throws IOException {
        LogFilter anna = new LogFilter("anna", null, false, null, null);
        assertThat(numbers(newest(anna, Long.MAX_VALUE, 2))).containsExactly(1990L, 2000L);
        assertThat(numbers(newest(new LogFilter(null, null, true, null, null), 2000, 2)))
                .containsExactly(1800L, 1900L);
        LogFilter long96 = new LogFilter(null, "get /API/v1/" + "x".repeat(96), false, null, null);
        assertThat(numbers(newest(long96, Long.MAX_VALUE, RECORDS))).hasSize(20).contains(96L, 193L);
    }

    @Test
    void aDayHasItsRecordsFromTheFirstToTheLast() throws IOException {
        LogFilter day = LogFilter.ALL.ofDay(LocalDate.of(2026, 11, 3), ZoneOffset.UTC);

        LogPage found = newest(day, Long.MAX_VALUE, RECORDS);

        assertThat(numbers(found))
                .isEqualTo(
                        LongStream.rangeClosed(2 * A_DAY + 1, 3 * A_DAY).boxed().toList());
        assertThat(found.older()).isNull();
    }

    @Test
    void whereMuchIsToBeLookedAtThePageEndsAndTheNextGoesOn() throws IOException {
        LogFilter refused = new LogFilter(null, null, true, null, null);

        LogPage first = LogSearch.newest(path, end, refused, 2000, 5, 150);
        LogPage second = LogSearch.newest(path, end, refused, first.older(), 5, 150);

        assertThat(numbers(first)).containsExactly(1900L);
        assertThat(first.older()).isEqualTo(1850);
        assertThat(numbers(second)).containsExactly(1700L, 1800L);
    }

    @Test
    void aFileThatIsNoLogIsRefused() throws IOException {
        byte[] noise = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        Files.write(path, noise);

        assertThatThrownBy(() -> LogSearch.newest(path, new Mark(Head.START, noise.length), LogFilter.ALL, 9, 5))
                .isInstanceOf(BrokenLogException.class)
                .hasMessageContaining("retroflex log verify");
    }
}
