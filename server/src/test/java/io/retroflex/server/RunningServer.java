package io.retroflex.server;

import io.retroflex.audit.report.Provenance;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.server.database.Database;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service on loopback with a gallery of three colours, and a client of it. */
public final class RunningServer implements AutoCloseable {
    static final List<String> LABELS = List.of("red", "green", "blue");
    static final String PASSWORD = "correct horse battery";
    private static final int SIDE = 48;
    private static final Provenance PROVENANCE = new Provenance(
            "small", "1".repeat(64), "the gallery of a test", "2".repeat(64), 12, Optional.empty(), LocalDate.EPOCH);

    private final RetroflexServer server;
    private final HttpClient client;
    private final String scheme;
    private final List<String> notes = new ArrayList<>();
    private boolean passwordSet;

    /** On H2, in that folder. */
    public RunningServer(Path data) throws IOException {
        this(data, TestDatabase.H2.of(data));
    }

    /** On that database. */
    RunningServer(Path data, Database database) throws IOException {
        this(data, database, Transport.PLAIN, HttpClient.newHttpClient());
    }

    /** That keeps procedures for so many days of that clock. */
    RunningServer(Path data, Database database, OptionalInt keepDays, Clock clock) throws IOException {
        this(data, database, keepDays, Optional.empty(), clock, Transport.PLAIN, HttpClient.newHttpClient());
    }

    /** With an issuer who knows persons too. */
    RunningServer(Path data, Database database, IssuerSettings issuer) throws IOException {
        this(
                data,
                database,
                OptionalInt.empty(),
                Optional.of(issuer),
                Clock.systemUTC(),
                Transport.PLAIN,
                HttpClient.newHttpClient());
    }

    /** To which requests come in another way. */
    RunningServer(Path data, Transport transport, HttpClient client) throws IOException {
        this(data, TestDatabase.H2.of(data), transport, client);
    }

    /** Whose model sees pictures in such a framing. */
    RunningServer(Path data, Database database, String framing) throws IOException {
        this(
                data,
                database,
                OptionalInt.empty(),
                Optional.empty(),
                Clock.systemUTC(),
                Transport.PLAIN,
                HttpClient.newHttpClient(),
                framing);
    }

    private RunningServer(Path data, Database database, Transport transport, HttpClient client) throws IOException {
        this(data, database, OptionalInt.empty(), Optional.empty(), Clock.systemUTC(), transport, client);
    }

    private RunningServer(
            Path data,
            Database database,
            OptionalInt keepDays,
            Optional<IssuerSettings> issuer,
            Clock clock,
            Transport transport,
            HttpClient client)
            throws IOException {
        this(data, database, keepDays, issuer, clock, transport, client, "mobilenet");
    }

    private RunningServer(
            Path data,
            Database database,
            OptionalInt keepDays,
            Optional<IssuerSettings> issuer,
            Clock clock,
            Transport transport,
            HttpClient client,
            String framing)
            throws IOException {
        this.client = client;
        this.scheme = transport.tls().isPresent() ? "https" : "http";
        Model model = SmallModel.of(framing, 16);
        server = RetroflexServer.start(
                new ServerSettings("127.0.0.1", 0, data, database, 1000, Optional.empty(), keepDays, issuer, transport),
                new ServedGallery(gallery(model), model, PROVENANCE, new NoPictures()),
                notes::add,
                clock);
    }

    private static ExactGallery gallery(Model model) throws IOException {
        try (DualEmbedder embedder = DualEmbedder.of(model, EmbedderOptions.forFew())) {
            ExactGallery gallery =
                    new ExactGallery(new GalleryHeader(embedder.dimension(), model.fingerprint(), "small"));
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int colour = i % LABELS.size();
                entries.add(new Entry(
                        "picture-" + i,
                        embedder.embed(picture(colour, i)),
                        Facts.of(Map.of(Facts.LABEL, LABELS.get(colour), Facts.FILE, "Mustermann " + i + ".jpg"))));
            }
            gallery.put(entries);
            gallery.commit();
            return gallery;
        }
    }

    private static Picture picture(int colour, int shade) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        for (int i = colour; i < rgb.length; i += 3) {
            rgb[i] = (byte) (200 + shade);
        }
        return new Picture(SIDE, SIDE, rgb);
    }

    /** A JPEG of a colour. */
    public static byte[] jpeg(String label) throws IOException {
        return jpeg(label, 30);
    }

    /** A JPEG of a shade of a colour; the gallery has those from 0 to 11, each of one colour. */
    static byte[] jpeg(String label, int shade) throws IOException {
        return Thumbnail.jpeg(picture(LABELS.indexOf(label), shade), SIDE);
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
