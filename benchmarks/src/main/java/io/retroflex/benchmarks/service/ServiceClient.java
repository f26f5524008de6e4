package io.retroflex.benchmarks.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the service, and comes back when it is told to or the service is away for a while. */
final class ServiceClient {
    private static final String OWN = "a password of a benchmark";
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private static final String BOUNDARY = "boundary-of-a-benchmark";
    private static final byte[] PART = ("\r\n--" + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"photographs\"; filename=\"1.jpg\"\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);

    /** What it takes of the machine is the service's loss. */
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final String base;
    private final Latencies latencies;
    private String authorization = "";

    ServiceClient(int port, Latencies latencies) {
        this.base = "http://127.0.0.1:" + port;
        this.latencies = latencies;
    }

    /** Sets the first password, and makes a token. */
    void enter(String firstPassword) throws IOException, InterruptedException {
        authorization = basic(firstPassword);
        call("password", request("/api/v1/account/password").PUT(json("{\"password\":\"" + OWN + "\"}")));
        authorization = basic(OWN);
        JsonNode token = call(
                        "token",
                        request("/api/v1/account/tokens")
                                .POST(json("{\"name\":\"benchmark\",\"role\":\"ADMIN\",\"days\":1}")))
                .orElseThrow();
        authorization = "Bearer " + token.get("secret").stringValue();
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a procedure; whatever happens on the way, one of that key. */
    String create(String key, String protocol) throws IOException, InterruptedException {
        return call(
                        "create",
                        request("/api/v1/procedures")
                                .header("Idempotency-Key", key)
                                .POST(json("{\"name\":\"" + key + "\",\"protocol\":\"" + protocol + "\"}")))
                .orElseThrow()
                .get("id")
                .stringValue();
    }

    /** Sends photographs; they are acknowledged when this returns. */
    void upload(String id, List<byte[]> files) throws IOException, InterruptedException {
        List<byte[]> body = new ArrayList<>();
        for (byte[] file : files) {
            body.add(PART);
            body.add(file);
        }
        body.add(LAST);
        JsonNode added = call(
                        "upload",
                        request("/api/v1/procedures/" + id + "/photographs")
                                .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(BodyPublishers.ofByteArrays(body)))
                .orElseThrow();
        if (added.get("numbers").size() != files.size()) {
            throw new IllegalStateException("of " + files.size() + " photographs these are there: " + added);
        }
    }

    /** Asks for the audit. */
    void audit(String id) throws IOException, InterruptedException {
        call("ask", request("/api/v1/procedures/" + id + "/audit").POST(BodyPublishers.noBody()));
    }

    /** Waits until a procedure's audit is made or has failed, and gives the procedure. */
    JsonNode awaitAudit(String id) throws IOException, InterruptedException {
        while (true) {
            try {
                client.send(
                        request("/api/v1/procedures/" + id + "/events").build(),
                        HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                Thread.sleep(200);
            }
            JsonNode procedure = get("/api/v1/procedures/" + id);
            if (!procedure.get("state").stringValue().equals("WAITING")) {
                return procedure;
            }
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("look", request(path).GET()).orElseThrow();
    }

    /** A figure of Prometheus. */
    double metric(String name) throws IOException, InterruptedException {
        String all = client.send(request("/actuator/prometheus").build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return all.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization);
    }

    private static HttpRequest.BodyPublisher json(String text) {
        return BodyPublishers.ofString(text);
    }

    /** Sends until it is taken: 429 and a service that is away are waited for, and all else is an error. */
    private Optional<JsonNode> call(String what, HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        if (request.headers().firstValue("Content-Type").isEmpty()
                && request.bodyPublisher().isPresent()) {
            request = builder.header("Content-Type", "application/json").build();
        }
        while (true) {
            long began = System.nanoTime();
            HttpResponse<String> answer;
            try {
                answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                latencies.away();
                Thread.sleep(200);
                continue;
            }
            if (answer.statusCode() == TOO_MANY) {
                latencies.refused();
                Thread.sleep(1000
                        * Long.parseLong(
                                answer.headers().firstValue("Retry-After").orElse("1")));
                continue;
            }
            latencies.add(what, System.nanoTime() - began);
            if (answer.statusCode() >= 400) {
                latencies.error(answer.statusCode() + " to " + what + ": " + answer.body());
                if (answer.statusCode() >= SERVER_ERROR) {
                    Thread.sleep(200);
                    continue;
                }
                throw new IOException(answer.statusCode() + " to " + what + ": " + answer.body());
            }
            return answer.body().isEmpty()
                    ? Optional.empty()
                    : Optional.of(JsonMapper.shared().readTree(answer.body()));
        }
    }
}
