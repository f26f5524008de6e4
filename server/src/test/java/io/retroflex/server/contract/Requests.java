package io.retroflex.server.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Makes requests for an operation, right ones and wrong ones. */
final class Requests {
    /** How a request is meant. */
    private enum Kind {
        RIGHT,
        EDGE,
        WRONG
    }

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "PROPFIND");
    private static final List<String> ACCEPTED =
            List.of("text/html", "image/png", "application/xml", "nonsense", "*/*;q=x", "", "application/json;v=9");

    private final Values values;
    private final Bodies bodies;
    private final KnownValues known;
    private final Callers callers;
    private final RandomGenerator random;

    Requests(Values values, Bodies bodies, KnownValues known, Callers callers, RandomGenerator random) {
        this.values = values;
        this.bodies = bodies;
        this.known = known;
        this.callers = callers;
        this.random = random;
    }

    /** Any, by anybody. */
    Sent next(Operation operation) {
        int draw = random.nextInt(10);
        Kind kind = draw < 4 ? Kind.RIGHT : draw < 6 ? Kind.EDGE : Kind.WRONG;
        return of(operation, kind, callers.any(operation, random));
    }

    /** One that is meant to be answered, by somebody who may ask. */
    Sent right(Operation operation) {
        return of(operation, Kind.RIGHT, Callers.who(operation));
    }

    private Sent of(Operation operation, Kind kind, String caller) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!callers.authorization(caller).isEmpty()) {
            headers.put("Authorization", callers.authorization(caller));
        }
        boolean oddly = kind == Kind.WRONG;
        String address = path(operation, oddly && random.nextBoolean(), kind == Kind.EDGE)
                + query(operation, oddly && random.nextBoolean(), kind == Kind.EDGE);
        operation.in("header").forEach(header -> {
            if (header.required() || random.nextBoolean()) {
                // A client of its own would not send others.
                headers.put(header.name(), text(header, false).replaceAll("[^\\x20-\\x7e]", "?"));
            }
        });
        byte[] body = operation.body().isEmpty()
                ? new byte[0]
                : bodies.of(operation, oddly && random.nextBoolean(), kind == Kind.EDGE, headers);
        if (oddly && random.nextInt(4) == 0) {
            headers.put("Accept", ACCEPTED.get(random.nextInt(ACCEPTED.size())));
        }
        String method =
                oddly && random.nextInt(8) == 0 ? METHODS.get(random.nextInt(METHODS.size())) : operation.method();
        return new Sent(method, address, headers, new String(body, ISO_8859_1), caller);
    }

    private String path(Operation operation, boolean oddly, boolean edge) {
        StringBuilder path = new StringBuilder();
        for (String part : operation.path().substring(1).split("/", -1)) {
            String until = path.toString();
            path.append('/');
            if (part.startsWith("{")) {
                String name = part.substring(1, part.length() - 1);
                path.append(Sent.encoded(oddly ? values.nasty() : inPath(operation, until, name, edge)));
            } else {
                path.append(part);
            }
        }
        return path.toString();
    }

    private String inPath(Operation operation, String until, String name, boolean edge) {
        return (edge ? Optional.<String>empty() : known.under(until, name, random))
                .orElseGet(() -> operation.in("path").stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .map(parameter -> text(parameter, edge))
                        .findFirst()
                        .orElse("1"));
    }

    private String query(Operation operation, boolean oddly, boolean edge) {
        List<String> pairs = new ArrayList<>();
        for (Operation.Parameter parameter : operation.in("query")) {
            boolean given = oddly ? random.nextInt(4) > 0 : parameter.required() || random.nextBoolean();
            if (given) {
                String value = oddly ? values.nasty() : text(parameter, edge);
                pairs.add(Sent.encoded(parameter.name()) + "=" + Sent.encoded(value));
                if (oddly && random.nextInt(4) == 0) {
                    pairs.add(Sent.encoded(parameter.name()) + "=twice");
                }
            }
        }
        if (oddly && random.nextInt(3) == 0) {
            pairs.add(List.of("unknown=1", "a%00b=1", "=", "&&", "%FF=%FF", "access_token=x", "_method=DELETE")
                    .get(random.nextInt(7)));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    private String text(Operation.Parameter parameter, boolean edge) {
        JsonNode value = values.of(parameter.name(), parameter.schema(), edge);
        return value.isContainer() ? value.toString() : value.asString();
    }

    /** The bytes of a text. */
    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
