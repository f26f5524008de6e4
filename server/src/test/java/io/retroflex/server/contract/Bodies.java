package io.retroflex.server.contract;

import static io.retroflex.server.contract.Requests.bytes;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bodies of requests: JSON, forms with files, and files. */
final class Bodies {
    private static final String MULTIPART = "multipart/form-data";
    private static final List<String> WRONG_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=nonsense",
            "application/json; charset=UTF-16",
            "application/x-www-form-urlencoded",
            "nonsense",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/mixed; boundary=x",
            "image/jpeg");
    private static final int DEPTH = 2_000;

    private final Description description;
    private final Values values;
    private final SentFiles files;
    private final RelatedBodies related;
    private final RandomGenerator random;

    Bodies(Description description, Values values, SentFiles files, RandomGenerator random) {
        this.description = description;
        this.values = values;
        this.files = files;
        this.related = new RelatedBodies(files, random);
        this.random = random;
    }

    /** A body for an operation; its content type goes to the headers. */
    byte[] of(Operation operation, boolean wrong, boolean edge, Map<String, String> headers) {
        List<String> types = List.copyOf(operation.body().keySet());
        String type = types.get(random.nextInt(types.size()));
        JsonNode schema = operation.body().get(type);
        byte[] body;
        if (type.equals(MULTIPART)) {
            body = form(schema, wrong, edge, headers);
        } else if (type.equals(RelatedBodies.TYPE)) {
            body = related.of(wrong, headers);
        } else {
            headers.put("Content-Type", type);
            body = type.contains("json") ? json(schema, wrong, edge) : file(wrong);
        }
        if (wrong && random.nextInt(6) == 0) {
            headers.put("Content-Type", WRONG_TYPES.get(random.nextInt(WRONG_TYPES.size())));
        }
        return body;
    }

    private byte[] file(boolean wrong) {
        return wrong || random.nextInt(4) == 0 ? files.damaged(random) : files.whole(random);
    }

    private byte[] json(JsonNode schema, boolean wrong, boolean edge) {
        JsonNode right = values.of("", schema, edge);
        if (!wrong) {
            return bytes(right.toString());
        }
        return switch (random.nextInt(9)) {
            case 0 -> bytes(values.wrong().toString());
            case 1 -> bytes("[".repeat(DEPTH));
            case 2 -> bytes("{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH));
            case 3 -> Arrays.copyOf(bytes(right.toString()), random.nextInt(1 + bytes(right.toString()).length));
            case 4 -> files.damaged(random);
            case 5 -> bytes("{\"name\":" + "9".repeat(1_500) + "}");
            default -> bytes(changed(right).toString());
        };
    }

    /** With a member that is missing, of another type, or unknown. */
    private JsonNode changed(JsonNode right) {
        if (!(right instanceof ObjectNode object) || object.isEmpty()) {
            return values.wrong();
        }
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        return switch (random.nextInt(4)) {
            case 0 -> object.without(name);
            case 1 -> object.set("extra", values.wrong());
            default -> object.set(name, values.wrong());
        };
    }

    private byte[] form(JsonNode schema, boolean wrong, boolean edge, Map<String, String> headers) {
        String boundary = "boundary-of-a-run";
        headers.put("Content-Type", MULTIPART + "; boundary=" + boundary);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        schema.path("properties").properties().forEach(member -> {
            int copies = wrong ? random.nextInt(4) : 1;
            String name = wrong && random.nextInt(6) == 0 ? values.nasty() : member.getKey();
            for (int i = 0; i < copies; i++) {
                part(form, boundary, name, description.resolved(member.getValue()), wrong, edge);
            }
        });
        if (!wrong || random.nextInt(5) > 0) {
            form.writeBytes(bytes("--" + boundary + "--\r\n"));
        }
        byte[] bytes = form.toByteArray();
        return wrong && random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private void part(
            ByteArrayOutputStream form, String boundary, String name, JsonNode schema, boolean wrong, boolean edge) {
        boolean many = schema.path("type").asString("").equals("array");
        JsonNode one = many ? description.resolved(schema.path("items")) : schema;
        boolean binary = one.path("format").asString("").equals("binary");
        String fileName = wrong ? values.nasty() : "1.jpg";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\""
                + (binary ? "; filename=\"" + fileName + "\"" : "") + "\r\n"
                + (one.path("type").asString("").equals("object") ? "Content-Type: application/json\r\n" : "")
                + (wrong && random.nextInt(4) == 0 ? "Content-Type: nonsense\r\n" : "") + "\r\n";
        form.writeBytes(bytes(head));
        JsonNode value = binary ? values.wrong() : values.of(name, one, edge);
        form.writeBytes(binary ? file(wrong) : bytes(value.isContainer() ? value.toString() : value.asString()));
        form.writeBytes(bytes("\r\n"));
    }
}
