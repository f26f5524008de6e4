package io.retroflex.server.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the log: a JSON object of ASCII letters alone, whatever is recorded, so that nothing in it can begin another line
 * or look like something else.
 *
 * @param number of the record
 * @param at when it was made
 * @param previous the hash of the line before
 * @param json all of it
 */
record Line(long number, Instant at, String previous, ObjectNode json) {
    /** In bytes; what is recorded is bounded, so that a longer one is none of ours. */
    static final int LONGEST = 8192;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** The bytes of a record, without the end of the line. */
    static byte[] of(Head before, Instant at, Entry entry) {
        ObjectNode json = JSON.createObjectNode();
        json.put("number", before.number() + 1);
        json.put("at", at.toString());
        switch (entry) {
            case Entry.Request request -> write(request, json);
            case Entry.Event event -> {
                json.put("event", event.kind().name().toLowerCase(Locale.ROOT));
                json.put("detail", event.detail());
            }
        }
        json.put("previous", before.hash());
        return JSON.writeValueAsString(json).getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(Entry.Request request, ObjectNode json) {
        json.put("event", "request");
        json.put("who", request.asker().name());
        json.put("role", request.asker().role());
        request.asker().token().ifPresent(token -> json.put("token", token));
        json.put("method", request.method());
        json.put("route", request.route());
        if (!request.ids().isEmpty()) {
            ObjectNode ids = json.putObject("ids");
            new TreeMap<>(request.ids()).forEach(ids::put);
        }
        json.put("status", request.status());
        json.put("from", request.from());
    }

    /**
     * Out of its bytes.
     *
     * @throws IOException if they are no record; the message says what they lack
     */
    static Line parse(byte[] bytes) throws IOException {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode json
                    && json.path("number").isIntegralNumber()
                    && json.path("number").canConvertToLong()
                    && json.path("at").isString()
                    && json.path("previous").isString()) {
                JsonNode at = json.path("at");
                return new Line(
                        json.path("number").longValue(),
                        Instant.parse(at.stringValue()),
                        json.path("previous").stringValue(),
                        json);
            }
        } catch (JacksonException | DateTimeException e) {
            throw new IOException("is no record", e);
        }
        throw new IOException("is no record");
    }

    /** SHA-256 of a line's bytes, 64 hexadecimal digits. */
    static String hash(byte[] line) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
