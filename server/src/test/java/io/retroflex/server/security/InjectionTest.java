package io.retroflex.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.Colours;
import io.retroflex.server.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is sent ends no line where it should not: not of an answer's headers, nor of the log. */
class InjectionTest {
    private static final String FORGED = "2026-01-01T00:00:00.000Z ERROR forged - all is well";

    @TempDir
    private Path folder;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(log, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(before);
    }

    @Test
    void nothingThatIsSentForgesAHeaderOrALineOfTheLog() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            String admin = server.token("ADMIN");
            String encoded = "%0d%0aX-Forged:%20yes%0d%0a" + FORGED.replace(" ", "%20");
            for (String address : List.of(
                    "/api/v1/protocols/" + encoded,
                    "/api/v1/protocols?x=" + encoded,
                    "/" + encoded,
                    "/api/v1/account/tokens/" + encoded)) {
                assertNotForged(Raw.answer(server, "GET", address, admin));
                assertNotForged(Raw.answer(server, "GET", address, ""));
            }
            for (String end : List.of("\r\n", "\n", "\r")) {
                String text = "a" + end + "X-Forged: yes" + end + FORGED;
                // The line after the first is a header of the request: it is not to come back.
                assertNotForged(Raw.answer(server, "GET", "/api/v1/protocols", "Bearer " + text));
                assertNotForged(Raw.answer(server, "GET", "/api/v1/protocols", RunningServer.basic(text, text)));
                for (String name : List.of("name", "role")) {
                    assertNotForged(server.send(
                                    "POST",
                                    "/api/v1/accounts",
                                    admin,
                                    "{\"" + name + "\":\""
                                            + text.replace("\r", "\\r").replace("\n", "\\n") + "\"}")
                            .toString());
                }
                byte[] zip = Sent.zip(Map.of(text + ".jpg", Colours.jpeg("red"), text + ".tiff", new byte[9]));
                assertThat(server.upload(Sent.AUDIT, admin, "procedure", zip).body())
                        .doesNotContain("forged");
                assertThat(server.upload(Sent.AUDIT, admin, text, zip).statusCode())
                        .isEqualTo(400);
            }
        }
        assertNoForgedLine();
    }

    @Test
    void aMessageOfTheLogIsOneLineAndATraceIsNotTakenForOne() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            assertThat(server.port()).isPositive();
            LoggerFactory.getLogger(InjectionTest.class)
                    .error("a name\r\n{}", FORGED, new IllegalStateException("reason\n" + FORGED));
        }
        assertThat(log.toString(UTF_8)).contains("a name", "reason", "InjectionTest");
        assertNoForgedLine();
    }

    private static void assertNotForged(String answer) {
        assertThat(answer.lines()).noneMatch(line -> line.startsWith("X-Forged") || line.startsWith(FORGED));
    }

    private void assertNoForgedLine() {
        assertThat(log.toString(UTF_8).lines()).noneMatch(line -> line.startsWith(FORGED));
    }
}
