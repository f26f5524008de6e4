package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Times of the database, on a machine whose clock is set back in autumn. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InstantsTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    @Test
    void theHourThatComesTwiceIsNotOne() throws Exception {
        assertThat(TimeZone.getDefault().getID()).as("the zone of these tests").isEqualTo("Europe/Berlin");
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        ZoneId zone = ZoneId.systemDefault();
        assertThat(first.atZone(zone).toLocalDateTime())
                .isEqualTo(second.atZone(zone).toLocalDateTime());
        MovingClock clock = new MovingClock();
        clock.move(Duration.between(clock.instant(), first));
        try (RunningServer server = RunningServer.in(folder).on(kind).at(clock).start()) {
            String admin = server.token("ADMIN");

            assertThat(created(server, admin)).isEqualTo(first.toString());
            clock.move(Duration.between(first, second));
            assertThat(created(server, admin)).isEqualTo(second.toString());
        }
    }

    private static String created(RunningServer server, String admin) throws Exception {
        String procedure = server.send("POST", "/api/v1/procedures", admin, """
                {"name":"one","protocol":"hyperkvasir-lower"}""")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return json(server.send("GET", procedure, admin, "")).get("created").stringValue();
    }
}
