package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Whose word on where a request came from is believed. */
class ForwardedAddressTest extends AccessLogFixture {
    @Test
    void nobodyForgesAnAddressOrHttpsWhereThereIsNoProxy() throws Exception {
        try (RunningServer server = new RunningServer(folder)) {
            assertThat(addressOf(server, "203.0.113.9")).isEqualTo("127.0.0.1");
            assertThat(makesBrowsersStayWithHttps(server)).isFalse();
        }
    }

    @Test
    void aProxysWordIsBelievedButNotWhatTheAskerWroteBeforeIt() throws Exception {
        try (RunningServer server = behind("127.0.0.0/8")) {
            assertThat(addressOf(server, "203.0.113.9")).isEqualTo("203.0.113.9");
            assertThat(addressOf(server, "2001:db8::1")).isEqualTo("2001:db8::1");
            assertThat(addressOf(server, "198.51.100.1, 203.0.113.9")).isEqualTo("203.0.113.9");
            assertThat(addressOf(server, "198.51.100.1, 203.0.113.9, 127.0.0.2"))
                    .isEqualTo("203.0.113.9");
            assertThat(addressOf(server, "Mustermann\"}{")).isEqualTo("-");
            assertThat(makesBrowsersStayWithHttps(server)).isTrue();
        }
    }

    @Test
    void whoConnectsFromElsewhereIsNoProxy() throws Exception {
        try (RunningServer server = behind("10.1.2.3")) {
            assertThat(addressOf(server, "203.0.113.9")).isEqualTo("127.0.0.1");
            assertThat(makesBrowsersStayWithHttps(server)).isFalse();
        }
    }

    private RunningServer behind(String proxy) throws IOException {
        return RunningServer.in(folder).behind(proxy).start();
    }

    private String addressOf(RunningServer server, String forwarded) throws IOException, InterruptedException {
        server.send(server.request("/api/v1/protocols", "").header("X-Forwarded-For", forwarded));
        return last().get("from").stringValue();
    }

    private static boolean makesBrowsersStayWithHttps(RunningServer server) throws IOException, InterruptedException {
        return server.send(server.request("/actuator/health", "").header("X-Forwarded-Proto", "https"))
                .headers()
                .firstValue("Strict-Transport-Security")
                .isPresent();
    }
}
