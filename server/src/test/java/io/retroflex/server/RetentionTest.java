package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.database.Database;
import io.retroflex.server.procedure.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RetentionTest {
    /** Of letters that no other file has by chance. */
    private static final String NAME = "Qzjx Wvkq Zxjq Kqvw Jzxk Vqzj Xwqk Qkzv Wjxq Zvkx";

    private static final String REASON = "Xkqz Jwqf Vzkq Qxjw";

    @TempDir
    private Path folder;

    @Parameter
    private TestDatabase kind;

    private final MovingClock clock = new MovingClock();

    private RunningServer keepingAWeek(Database database) throws IOException {
        return RunningServer.in(folder).on(database).keepingDays(7).at(clock).start();
    }

    @Test
    void aProcedureThatIsTooOldLeavesNothingSignedOrNot() throws Exception {
        Database database = kind.of(folder);
        byte[] marker = marker();
        try (RunningServer server = keepingAWeek(database)) {
            String admin = server.token("ADMIN");
            String signed = signed(server, admin);
            clock.move(Duration.ofDays(3));
            String young = made(server, admin, "young");
            clock.move(Duration.ofDays(4));
            server.part(Retention.class).sweep();
            assertThat(server.send("GET", signed, admin, "").statusCode()).isEqualTo(200);
            assertThat(hits(marker)).isNotEmpty();

            clock.move(Duration.ofSeconds(1));
            server.part(Retention.class).sweep();

            assertThat(server.send("GET", signed, admin, "").statusCode()).isEqualTo(404);
            assertThat(server.send("GET", young, admin, "").statusCode()).isEqualTo(200);
            assertThat(hits(marker)).isEmpty();
            assertThat(files(signed.substring(signed.lastIndexOf('/') + 1))).isEmpty();
            assertThat(server.send("GET", "/actuator/prometheus", admin, "").body())
                    .contains("retroflex_retention_deleted_total 1.0");
        }

        assertThat(Samples.rows(database).get("procedures")).hasSize(1);
        assertThat(Samples.rows(database).get("photograph")).isEmpty();
        assertThat(Samples.rows(database).get("review_event")).isEmpty();
        assertThat(Samples.rows(database).toString()).doesNotContain(NAME, REASON);
    }

    /** Words of a row that is there are found in the file, so that not to find them says something. */
    @Test
    void whenTheServiceHasEndedNoWordOfADeletedRowIsInAFile() throws Exception {
        Database database = kind.of(folder);
        try (RunningServer server = keepingAWeek(database)) {
            signed(server, server.token("ADMIN"));
            clock.move(Duration.ofDays(6));
            // H2 writes small files anew by itself.
            fill(server.part(JdbcTemplate.class));
        }
        assertThat(wordsFound().isEmpty()).isEqualTo(kind != TestDatabase.H2);
        clock.move(Duration.ofDays(2));
        try (RunningServer server = keepingAWeek(database)) {
            server.part(Retention.class).sweep();
        }

        assertThat(wordsFound()).isEmpty();
        assertThat(Samples.rows(database).get("procedures")).hasSize(3000);
    }

    private void fill(JdbcTemplate rows) {
        rows.batchUpdate(
                "INSERT INTO procedures (public_id, name, protocol, state, created, created_by, photographs)"
                        + " VALUES (?, ?, 'hyperkvasir-lower', 'OPEN', ?, 'admin', 0)",
                IntStream.range(0, 3000)
                        .mapToObj(i ->
                                new Object[] {"%032d".formatted(i), "procedure " + i, Timestamp.from(clock.instant())})
                        .toList());
    }

    private List<String> wordsFound() throws Exception {
        List<String> found = new ArrayList<>();
        for (String word : (NAME + " " + REASON).split(" ", -1)) {
            if (!hits(word.getBytes(StandardCharsets.US_ASCII)).isEmpty()) {
                found.add(word);
            }
        }
        return found;
    }

    @Test
    void withoutADayNothingIsDeleted() throws Exception {
        try (RunningServer server = RunningServer.in(folder).on(kind).at(clock).start()) {
            String admin = server.token("ADMIN");
            String procedure = made(server, admin, "old");
            clock.move(Duration.ofDays(30));
            server.part(Retention.class).sweep();
            assertThat(server.send("GET", procedure, admin, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsTooOldIsDeletedByItselfAtTheStart() throws Exception {
        Database database = kind.of(folder);
        String admin;
        String procedure;
        try (RunningServer server = keepingAWeek(database)) {
            admin = server.token("ADMIN");
            procedure = made(server, admin, "old");
        }
        clock.move(Duration.ofDays(8));
        try (RunningServer server = keepingAWeek(database)) {
            int status = 200;
            for (int i = 0; i < 600 && status == 200; i++) {
                Thread.sleep(50);
                status = server.send("GET", procedure, admin, "").statusCode();
            }
            assertThat(status).isEqualTo(404);
        }
    }

    /** The end of the picture that is sent: its pixels. */
    private static byte[] marker() throws Exception {
        byte[] jpeg = Colours.jpeg("green");
        return Arrays.copyOfRange(jpeg, jpeg.length - 40, jpeg.length);
    }

    private static String made(RunningServer server, String admin, String name) throws Exception {
        return server.send(
                        "POST",
                        "/api/v1/procedures",
                        admin,
                        "{\"name\":\"" + name + "\",\"protocol\":\"hyperkvasir-lower\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static String signed(RunningServer server, String admin) throws Exception {
        String procedure = made(server, admin, NAME);
        server.upload(procedure + "/photographs", admin, "photographs", Colours.jpeg("green"));
        server.send("POST", procedure + "/audit", admin, "");
        server.awaitAudit(procedure, admin);
        String station = json(server.send("GET", procedure + "/report", admin, ""))
                .at("/stations/0/id")
                .stringValue();
        server.send(
                "PUT",
                procedure + "/stations/" + station + "/ruling",
                admin,
                "{\"verdict\":\"DOCUMENTED\",\"reason\":\"" + REASON + "\"}");
        assertThat(server.send("PUT", procedure + "/signature", admin, "").statusCode())
                .isEqualTo(204);
        return procedure;
    }

    private List<Path> files(String part) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().contains(part)).toList();
        }
    }

    /** The files in the data folder that hold some bytes. */
    private List<Path> hits(byte[] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> read(file).contains(text))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
