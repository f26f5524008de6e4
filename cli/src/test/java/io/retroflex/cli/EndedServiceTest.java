package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A service is told to end, as a system does that shuts down. */
class EndedServiceTest {
    private static final Pattern PASSWORD = Pattern.compile("has the password (\\S+)");
    private static final Pattern READY = Pattern.compile("(?m)^ready: (\\S+)$");
    private static final String OWN = "correct horse battery";
    private static final String NAME = "a procedure that is deleted";

    @TempDir
    private Path folder;

    @Test
    void aServiceThatIsToldToEndTidiesUpAndKeepsNothingThatWasDeleted() throws Exception {
        Path log = folder.resolve("log");
        Process service = ChildProcess.start(log.toFile(), "serve", "--port", "0", "--data", folder.resolve("data"));
        try {
            URI address = URI.create(awaited(log, READY, service));
            String token = token(address, awaited(log, PASSWORD, service));
            String made = send(address, "POST", "/api/v1/procedures", token, """
                    {"name":"%s","protocol":"hyperkvasir-lower"}""".formatted(NAME));
            assertThat(database()).contains(NAME);
            send(address, "DELETE", "/api/v1/procedures/" + field(made, "id"), token, "");
            String before = Files.readString(log);

            service.destroy();

            assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(Files.readString(log).substring(before.length()))
                    .as("what it says at its end")
                    .matches("access log: head \\d+:[0-9a-f]{64}\n");
            assertThat(database()).isNotEmpty().doesNotContain(NAME);
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private String database() throws IOException {
        return Files.readString(folder.resolve("data/retroflex.mv.db"), StandardCharsets.ISO_8859_1);
    }

    private static String token(URI address, String first) throws IOException, InterruptedException {
        send(address, "PUT", "/api/v1/account/password", basic(first), """
                {"password":"%s"}""".formatted(OWN));
        String token = send(address, "POST", "/api/v1/account/tokens", basic(OWN), """
                {"name":"test","role":"ADMIN","days":1}""");
        return "Bearer " + field(token, "secret");
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String field(String answer, String name) {
        return JsonMapper.shared().readTree(answer).get(name).stringValue();
    }

    private static String awaited(Path log, Pattern told, Process service) throws IOException, InterruptedException {
        for (int i = 0; i < 2400 && service.isAlive(); i++) {
            Matcher matcher = told.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it said: " + Files.readString(log));
    }

    private static String send(URI address, String method, String path, String authorization, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body();
        }
    }
}
