package io.retroflex.server.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.RunningServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods, sizes and headers. */
class HttpTest {
    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(folder);
        admin = server.token("ADMIN");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void aMethodIsWhatTheRequestSaysAndNoHeaderOrParameterMakesItAnother() throws Exception {
        for (String header : List.of("X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method")) {
            assertThat(Raw.answer(
                            server,
                            "GET /api/v1/search HTTP/1.1\r\nAuthorization: " + admin + "\r\n" + header + ": POST\r\n"))
                    .startsWith("HTTP/1.1 405");
        }
        assertThat(Raw.answer(server, "GET", "/api/v1/search?_method=POST", admin))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void methodsThatNobodyNeedsAreRefused() throws Exception {
        for (String method : List.of("TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "get", "X".repeat(100))) {
            String answer = Raw.answer(server, method, "/api/v1/protocols", admin);

            assertThat(answer)
                    .as(method)
                    .matches("(?s)HTTP/1.1 (400|405|501).*")
                    .doesNotContain(admin);
        }
    }

    @Test
    void requestsThatTomcatRefusesAreProblemsToo() throws Exception {
        for (String line : List.of(
                "GET /%zz HTTP/1.1",
                "GET /a|b HTTP/1.1", "GET / HTTP/7.9", "GET /" + "a".repeat(20_000) + " HTTP/1.1")) {
            String answer = Raw.answer(server, line + "\r\n");

            assertThat(answer).as(line).matches("(?s)HTTP/1.1 (4\\d\\d|505).*");
            assertThat(answer).as(line).doesNotContainIgnoringCase("tomcat", "<html", "java.");
        }
    }

    @Test
    void aFormIsNotReadBeforeItIsKnownWhoSendsIt() throws Exception {
        for (String method : List.of("PUT", "PATCH", "DELETE", "POST")) {
            String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n";
            String answer =
                    Raw.answer(server, method + " /api/v1/account/password HTTP/1.1\r\n" + form, Bombs.bytes("a=%zz"));

            assertThat(answer).as(method).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void anUploadOverTheLimitIsTooLarge() throws Exception {
        byte[] large = new byte[65 << 20];

        assertTooLarge(server.search(admin, large, ""));
        assertTooLarge(server.upload(Sent.AUDIT, admin, "procedure", large));
    }

    @Test
    void jsonOverItsLimitIsTooLargeWhetherItSaysSoOrComesInChunks() throws Exception {
        String large = "{\"name\":\"" + "a".repeat(2 << 20) + "\",\"role\":\"VIEWER\"}";

        assertTooLarge(server.send("POST", "/api/v1/accounts", admin, large));
        HttpRequest chunks = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/api/v1/accounts"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", admin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8))))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertTooLarge(client.send(chunks, HttpResponse.BodyHandlers.ofString()));
        }
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void everyAnswerTellsABrowserWhatItMayNotDo() throws Exception {
        for (String path : List.of("/api/v1/protocols", "/api/v1/protocols/none", "/api/v1/accounts", "/v3/api-docs")) {
            for (String who : List.of(admin, "")) {
                HttpHeaders headers = server.send("GET", path, who, "").headers();
                assertThat(headers.firstValue("Content-Security-Policy"))
                        .as(path)
                        .contains("default-src 'none'; frame-ancestors 'none'");
                assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
                assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
                assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
                assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
                assertThat(headers.firstValue("Server")).isEmpty();
                assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
            }
        }
    }

    @Test
    void aPageOfAnotherPlaceIsNotLetIn() throws Exception {
        String origin = "Origin: https://evil.example\r\n";
        String asked = "Access-Control-Request-Method: GET\r\n";
        String answer = Raw.answer(server, "OPTIONS /api/v1/protocols HTTP/1.1\r\n" + origin + asked);

        assertThat(answer).doesNotContain("Access-Control-Allow-Origin");
    }
}
