package io.retroflex.server.contract;

import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values by a schema: such as it asks for, at its edges, and wrong ones. */
final class Values {
    /** What parsers, paths, logs and databases have stumbled over. */
    static final List<String> NASTY = List.of(
            "",
            " ",
            "..",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "a/b",
            "%2e%2e%2f",
            "a\u0000b",
            "a\r\nX-Forged: yes",
            "\u001b[31m",
            "\u202Eevil",
            "\uD835\uDD04".repeat(100),
            "\uD800",
            "' OR 1=1 --",
            "${jndi:ldap://127.0.0.1/x}",
            "<script>alert(1)</script>",
            "{\"a\":1}",
            "null",
            "NaN",
            "-1",
            "0",
            "1e400",
            "9223372036854775808",
            "true",
            "label=",
            "label~~",
            "((((",
            "é\u0301",
            "x".repeat(5_000));

    /** Some of which most rules for names take. */
    private static final List<String> PLAIN =
            List.of("sample", "Sample 1", "2026-01-31", "a1b2c3d4", "correct horse battery", "0123456789abcdef");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Description description;
    private final KnownValues known;
    private final RandomGenerator random;
    private int made;

    Values(Description description, KnownValues known, RandomGenerator random) {
        this.description = description;
        this.known = known;
        this.random = random;
    }

    /** One such as the schema asks for; {@code edge} for one at its limits. */
    JsonNode of(String name, JsonNode unresolved, boolean edge) {
        JsonNode schema = description.resolved(unresolved);
        for (String choice : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.has(choice)) {
                return of(
                        name,
                        schema.get(choice).get(random.nextInt(schema.get(choice).size())),
                        edge);
            }
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).stringValue() : type.asString("string")) {
            case "object" -> object(schema, edge);
            case "array" -> array(name, schema, edge);
            case "integer" -> integer(name, schema, edge);
            case "number" -> NODES.numberNode(edge ? random.nextDouble(-1e300, 1e300) : random.nextDouble());
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(edge ? longest(schema) : string(name, schema));
        };
    }

    private ObjectNode object(JsonNode schema, boolean edge) {
        ObjectNode made = NODES.objectNode();
        String required = schema.path("required").toString();
        schema.path("properties").properties().forEach(member -> {
            if (required.contains("\"" + member.getKey() + "\"") || random.nextInt(4) > 0) {
                made.set(member.getKey(), of(member.getKey(), member.getValue(), edge && random.nextBoolean()));
            }
        });
        return made;
    }

    private ArrayNode array(String name, JsonNode schema, boolean edge) {
        ArrayNode made = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int size = edge ? (random.nextBoolean() ? least : 1_000) : least + random.nextInt(3);
        IntStream.range(0, size).forEach(i -> made.add(of(name, schema.path("items"), false)));
        return made;
    }

    private JsonNode integer(String name, JsonNode schema, boolean edge) {
        long least = schema.path("minimum").asLong(edge ? Integer.MIN_VALUE : 0);
        long most = schema.path("maximum").asLong(edge ? Integer.MAX_VALUE : least + 20);
        if (!edge) {
            String told = known.named(name, random).orElse("");
            if (random.nextInt(4) > 0 && told.matches("\\d{1,9}") && Long.parseLong(told) <= most) {
                return NODES.numberNode(Math.max(least, Long.parseLong(told)));
            }
            return NODES.numberNode(random.nextLong(least, most + 1));
        }
        return switch (random.nextInt(6)) {
            case 0 -> NODES.numberNode(least);
            case 1 -> NODES.numberNode(most);
            case 2 -> NODES.numberNode(least - 1);
            case 3 -> NODES.numberNode(most + 1);
            case 4 -> NODES.numberNode(Long.MAX_VALUE);
            default -> NODES.numberNode(BigInteger.TEN.pow(30));
        };
    }

    private String string(String name, JsonNode schema) {
        String format = schema.path("format").asString("");
        if (format.startsWith("date")) {
            return format.equals("date") ? "2026-01-31" : "2026-01-31T10:15:30Z";
        }
        if (format.equals("uuid")) {
            return "123e4567-e89b-12d3-a456-426614174000";
        }
        if (random.nextInt(4) > 0) {
            String told = known.named(name, random).orElse("");
            if (fits(told, schema)) {
                return told;
            }
        }
        // Names are often taken once.
        String fresh = "sample " + ++made + " " + random.nextInt(1_000_000);
        if (random.nextBoolean() && fits(fresh, schema)) {
            return fresh;
        }
        int first = random.nextInt(PLAIN.size());
        return IntStream.range(0, PLAIN.size())
                .mapToObj(i -> PLAIN.get((first + i) % PLAIN.size()))
                .filter(plain -> fits(plain, schema))
                .findFirst()
                .orElse(fresh);
    }

    private static boolean fits(String value, JsonNode schema) {
        return value.length() >= schema.path("minLength").asInt(0)
                && value.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && value.matches("(?s)" + schema.path("pattern").asString(".*"));
    }

    private String longest(JsonNode schema) {
        int most = schema.path("maxLength").asInt(100);
        String letter = random.nextBoolean() ? "a" : "\uD835\uDD04";
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> letter.repeat(most);
            case 2 -> letter.repeat(most + 1);
            default -> "\u00e9".repeat(1 + random.nextInt(most + 1));
        };
    }

    /** One of {@link #NASTY}. */
    String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    /** Of any type, whatever was asked for. */
    JsonNode wrong() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(0.5);
            case 4 -> NODES.arrayNode().add(1);
            case 5 -> NODES.objectNode().put("a", 1);
            default -> NODES.stringNode(nasty());
        };
    }
}
