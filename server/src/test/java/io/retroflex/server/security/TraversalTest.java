package io.retroflex.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.Colours;
import io.retroflex.server.RunningServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that lead out of where they belong lead nowhere. */
class TraversalTest {
    private static final List<String> OUT = List.of(
            "../pseudonym.key",
            "..%2fpseudonym.key",
            "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "%252e%252e%252fpseudonym.key",
            "..%5c..%5cwindows%5cwin.ini",
            "..;/..;/actuator/prometheus",
            "%c0%ae%c0%ae%c0%afpasswd",
            "....//....//etc/passwd",
            "%00",
            "hyperkvasir-lower%00.yaml",
            "file:%2f%2f%2fetc%2fpasswd",
            "/etc/passwd",
            "%2fetc%2fpasswd",
            ".",
            "..",
            "*");

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static String admin;
    private static String viewer;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer(folder);
        admin = server.token("ADMIN");
        viewer = server.token("VIEWER");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void anIdIsNoPath() throws Exception {
        for (String collection : List.of("/api/v1/protocols/", "/api/v1/account/tokens/", "/api/v1/", "/", "/v3/")) {
            for (String out : OUT) {
                String answer = Raw.answer(server, "GET", collection + out, admin);

                assertThat(answer).as(collection + out).matches("(?s)HTTP/1.1 (400|401|403|404|405).*");
                assertThat(answer)
                        .as(collection + out)
                        .contains("application/problem+json")
                        .doesNotContain("root:");
            }
        }
    }

    @Test
    void aWayAroundTheRuleForAnAddressIsNoWayIn() throws Exception {
        for (String path : List.of(
                "/api/v1/protocols/../accounts",
                "/api/v1/protocols/%2e%2e/accounts",
                "/api/v1//accounts",
                "/api/v1/accounts;x=/api/v1/search",
                "//api/v1/accounts",
                "/API/V1/accounts",
                "/api/v1/accounts/",
                "/api/v1/accounts%2f",
                "/api/v1/accounts%20",
                "/api/v1/accounts.json",
                "/actuator/health/../prometheus",
                "/actuator/health/..;/prometheus",
                "/actuator/health/%2e%2e/prometheus",
                "/actuator/prometheus/",
                "/v3/api-docs/../../actuator/prometheus")) {
            for (String method : List.of("GET", "POST")) {
                assertThat(Raw.answer(server, method, path, viewer))
                        .as(method + " " + path)
                        .matches("(?s)HTTP/1.1 (400|401|403|404|405).*")
                        .doesNotContain("retroflex_waiting");
            }
        }
    }

    @Test
    void aProtocolIsANameAndNoFile() throws Exception {
        for (String out : OUT) {
            HttpResponse<String> answer = server.upload(
                    "/api/v1/audits?protocol=" + out.replace("/", "%2f").replace("*", "%2a"),
                    admin,
                    "procedure",
                    Sent.zip(Map.of("1.jpg", Colours.jpeg("red"))));

            assertThat(answer.statusCode()).as(out).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("root:");
        }
    }

    @Test
    void whatAnArchiveCallsItsFilesIsWrittenNowhere() throws Exception {
        Set<Path> before = files();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of(
                "../../planted.jpg",
                "/planted.jpg",
                "..\\..\\planted.jpg",
                "C:\\planted.jpg",
                "a/../../planted.jpg",
                folder.toAbsolutePath() + "/planted.jpg",
                "planted\u0000.jpg")) {
            entries.put(name, Colours.jpeg("red"));
        }

        HttpResponse<String> answer = server.upload(Sent.AUDIT, admin, "procedure", Sent.zip(entries));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("planted");
        assertThat(files()).isEqualTo(before);
        assertThat(folder.resolve("../planted.jpg")).doesNotExist();
    }

    private static Set<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.collect(Collectors.toSet());
        }
    }
}
