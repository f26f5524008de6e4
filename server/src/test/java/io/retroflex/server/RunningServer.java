package io.retroflex.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service on loopback with a gallery of three colours, and a client of it. */
public final class RunningServer implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private final RetroflexServer server;
    private final HttpClient client;
    private final String scheme;
    private final List<String> notes = new ArrayList<>();
    private boolean passwordSet;

    /** On H2, in that folder. */
    public RunningServer(Path data) throws IOException {
        this(in(data));
    }

    /** Made by {@link RunningServerBuilder#start}. */
    RunningServer(RunningServerBuilder builder) throws IOException {
        client = builder.client();
        scheme = builder.scheme();
        server = builder.service(notes::add);
    }

    /** One in that folder, of which more is said before it starts. */
    static RunningServerBuilder in(Path data) {
        return new RunningServerBuilder(data);
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** What it told at its start. */
    List<String> notes() {
        return notes;
    }

    /** The password of the first account, out of what was told. */
    public String firstPassword() {
        return notes.getFirst().substring(notes.getFirst().lastIndexOf(' ') + 1);
    }

    /** A header of a name and a password. */
    public static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** A request; {@code authorization} is left out where it is empty. */
    public HttpResponse<String> send(String method, String path, String authorization, String json)
            throws IOException, InterruptedException {
        return send(request(path, authorization)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Searches by a picture. */
    public HttpResponse<String> search(String authorization, byte[] picture, String query)
            throws IOException, InterruptedException {
        return upload("/api/v1/search" + query, authorization, "picture", picture);
    }

    /** Sends files as parts of a form, all of one name. */
    public HttpResponse<String> upload(String path, String authorization, String part, byte[]... contents)
            throws IOException, InterruptedException {
        String boundary = "boundary-of-a-test";
        List<HttpRequest.BodyPublisher> body = new ArrayList<>();
        for (byte[] content : contents) {
            body.add(BodyPublishers.ofString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part
                    + "\"; filename=\"../../1.jpg\"\r\n\r\n"));
            body.add(BodyPublishers.ofByteArray(content));
            body.add(BodyPublishers.ofString("\r\n"));
        }
        body.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
        HttpRequest request = request(path, authorization)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(body.toArray(HttpRequest.BodyPublisher[]::new)))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a body of any type. */
    HttpResponse<String> post(String path, String authorization, String type, String accept, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = request(path, authorization)
                .header("Content-Type", type)
                .header("Accept", accept)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What an address gives, as bytes. */
    HttpResponse<byte[]> bytes(String path, String authorization) throws IOException, InterruptedException {
        return client.send(request(path, authorization).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Posts with a header more. */
    HttpResponse<String> post(String path, String authorization, String json, String header, String value)
            throws IOException, InterruptedException {
        HttpRequest request = request(path, authorization)
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(json))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until a procedure's audit is made, and gives the procedure. */
    public JsonNode awaitAudit(String procedure, String authorization) throws IOException, InterruptedException {
        // The events end when it is made.
        send("GET", procedure + "/events", authorization, "");
        return json(send("GET", procedure, authorization, ""));
    }

    /** A part of the service. */
    <T> T part(Class<T> type) {
        return server.part(type);
    }

    /** The begin of a request. */
    HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    /** A header with a token of the first admin, who has set a password of their own. */
    public String token(String role) throws IOException, InterruptedException {
        setFirstPassword();
        HttpResponse<String> made = send(
                "POST",
                "/api/v1/account/tokens",
                basic("admin", PASSWORD),
                "{\"name\":\"test\",\"role\":\"" + role + "\",\"days\":60}");
        return "Bearer " + json(made).get("secret").stringValue();
    }

    /** Sets {@link #PASSWORD} for the first admin, once: another time it would end the tokens. */
    void setFirstPassword() throws IOException, InterruptedException {
        if (!passwordSet) {
            String wish = "{\"password\":\"" + PASSWORD + "\"}";
            send("PUT", "/api/v1/account/password", basic("admin", firstPassword()), wish);
            passwordSet = true;
        }
    }

    /** Where it answers. */
    URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + server.port() + path);
    }

    /** The JSON of an answer. */
    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        server.close();
    }
}
