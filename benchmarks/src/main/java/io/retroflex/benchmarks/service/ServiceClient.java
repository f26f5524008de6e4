package io.retroflex.benchmarks.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the service, and comes back when it is told to or the service is away for a while. */
final class ServiceClient {
    private static final String OWN = "a password of a benchmark";
    private static final int TOO_MANY = 429;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int CONNECTIONS = 64;

    private static final String BOUNDARY = "boundary-of-a-benchmark";
    private static final ContentType FORM = ContentType.parse("multipart/form-data; boundary=" + BOUNDARY);
    private static final byte[] PART = ("\r\n--" + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"photographs\"; filename=\"1.jpg\"\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);

    /** One that waits in the thread that asks: what a client takes of the machine is the service's loss. */
    private final CloseableHttpClient client = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setMaxConnTotal(CONNECTIONS)
                    .build())
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .build();

    private final String base;
    private final Latencies latencies;
    private String authorization = "";

    /** What the service answered. */
    private record Answer(int status, String body, long retryAfterSeconds) {
        static Answer of(ClassicHttpResponse response) throws IOException, ParseException {
            HttpEntity entity = response.getEntity();
            String seconds = response.containsHeader(HttpHeaders.RETRY_AFTER)
                    ? response.getFirstHeader(HttpHeaders.RETRY_AFTER).getValue()
                    : "1";
            return new Answer(
                    response.getCode(), entity == null ? "" : EntityUtils.toString(entity), Long.parseLong(seconds));
        }
    }

    ServiceClient(int port, Latencies latencies) {
        this.base = "http://127.0.0.1:" + port;
        this.latencies = latencies;
    }

    /** Sets the first password, and makes a token. */
    void enter(String firstPassword) throws IOException, InterruptedException {
        authorization = basic(firstPassword);
        call(
                "password",
                ClassicRequestBuilder.put(base + "/api/v1/account/password")
                        .setEntity(json("{\"password\":\"" + OWN + "\"}")));
        authorization = basic(OWN);
        JsonNode token = call(
                        "token",
                        post("/api/v1/account/tokens")
                                .setEntity(json("{\"name\":\"benchmark\",\"role\":\"ADMIN\",\"days\":1}")))
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
                        post("/api/v1/procedures")
                                .setHeader("Idempotency-Key", key)
                                .setEntity(json("{\"name\":\"" + key + "\",\"protocol\":\"" + protocol + "\"}")))
                .orElseThrow()
                .get("id")
                .stringValue();
    }

    /** Sends photographs; they are acknowledged when this returns. */
    void upload(String id, List<byte[]> files) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(LAST.length
                + files.stream().mapToInt(file -> PART.length + file.length).sum());
        for (byte[] file : files) {
            body.write(PART);
            body.write(file);
        }
        body.write(LAST);
        JsonNode added = call(
                        "upload",
                        post("/api/v1/procedures/" + id + "/photographs")
                                .setEntity(new ByteArrayEntity(body.toByteArray(), FORM)))
                .orElseThrow();
        if (added.get("numbers").size() != files.size()) {
            throw new IllegalStateException("of " + files.size() + " photographs these are there: " + added);
        }
    }

    /** Asks for the audit. */
    void audit(String id) throws IOException, InterruptedException {
        call("ask", post("/api/v1/procedures/" + id + "/audit"));
    }

    /** Waits until a procedure's audit is made or has failed, and gives the procedure. */
    JsonNode awaitAudit(String id) throws IOException, InterruptedException {
        while (true) {
            try {
                send(ClassicRequestBuilder.get(base + "/api/v1/procedures/" + id + "/events"));
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
        return call("look", ClassicRequestBuilder.get(base + path)).orElseThrow();
    }

    /** A figure of Prometheus. */
    double metric(String name) throws IOException {
        return send(ClassicRequestBuilder.get(base + "/actuator/prometheus"))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private ClassicRequestBuilder post(String path) {
        return ClassicRequestBuilder.post(base + path);
    }

    private static HttpEntity json(String text) {
        return new StringEntity(text, ContentType.APPLICATION_JSON);
    }

    private Answer send(ClassicRequestBuilder builder) throws IOException {
        ClassicHttpRequest request =
                builder.setHeader(HttpHeaders.AUTHORIZATION, authorization).build();
        return client.execute(request, Answer::of);
    }

    /** Sends until it is taken: 429 and a service that is away are waited for, and all else is an error. */
    private Optional<JsonNode> call(String what, ClassicRequestBuilder request)
            throws IOException, InterruptedException {
        while (true) {
            long began = System.nanoTime();
            Answer answer;
            try {
                answer = send(request);
            } catch (IOException e) {
                latencies.away();
                Thread.sleep(200);
                continue;
            }
            if (answer.status == TOO_MANY) {
                latencies.refused();
                Thread.sleep(1000 * answer.retryAfterSeconds);
                continue;
            }
            latencies.add(what, System.nanoTime() - began);
            if (answer.status >= CLIENT_ERROR) {
                latencies.error(answer.status + " to " + what + ": " + answer.body);
                if (answer.status >= SERVER_ERROR) {
                    Thread.sleep(200);
                    continue;
                }
                throw new IOException(answer.status + " to " + what + ": " + answer.body);
            }
            return answer.body.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JsonMapper.shared().readTree(answer.body));
        }
    }
}
