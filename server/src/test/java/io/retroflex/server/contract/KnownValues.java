package io.retroflex.server.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What answers told, so that later requests ask for what is there. */
final class KnownValues {
    /** The latest are kept; what was made long ago may be gone. */
    private static final int KEPT = 20;

    /** Ids of what is under an address. */
    private final Map<String, List<String>> idsUnder = new LinkedHashMap<>();

    private final Map<String, List<String>> byName = new LinkedHashMap<>();

    /** What was made for random requests to find, by the end of the address that it is under. */
    private final Map<String, List<String>> prepared = new LinkedHashMap<>();

    /** Knows what is under addresses that end so, and for names whose plural it is; what was known of it before is forgotten. */
    void prepare(String plural, List<String> values) {
        prepared.put("/" + plural, values);
    }

    /** Remembers what an answer from an address holds. */
    void learn(String address, JsonNode answer) {
        if (answer.isArray()) {
            answer.forEach(element -> learn(address, element));
        } else if (answer.isObject()) {
            for (Map.Entry<String, JsonNode> member : answer.properties()) {
                if (member.getValue().isContainer()) {
                    learn(address + "/" + member.getKey(), member.getValue());
                } else if (!member.getValue().isNull()) {
                    String value = member.getValue().asString();
                    keep(byName, member.getKey(), value);
                    if (member.getKey().equals("id")) {
                        keep(idsUnder, address, value);
                    }
                }
            }
        }
    }

    private static void keep(Map<String, List<String>> pool, String key, String value) {
        List<String> values = pool.computeIfAbsent(key, any -> new ArrayList<>());
        values.remove(value);
        values.add(value);
        if (values.size() > KEPT) {
            values.removeFirst();
        }
    }

    /** An id of something under an address, or a value that answers gave by that name. */
    Optional<String> under(String address, String name, RandomGenerator random) {
        return prepared(address, random)
                .or(() -> pick(idsUnder.get(address), random))
                .or(() -> named(name, random));
    }

    /** Not always: much else is there, too. */
    private Optional<String> prepared(String address, RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        return prepared.keySet().stream()
                .filter(address::endsWith)
                .findFirst()
                .flatMap(plural -> pick(prepared.get(plural), random));
    }

    /** A value for a name: an id of what is under such a plural, such as {@code protocols} for a protocol. */
    Optional<String> named(String name, RandomGenerator random) {
        String plural = "/" + (name.endsWith("Id") ? name.substring(0, name.length() - 2) : name) + "s";
        return prepared(plural, random)
                .or(() -> idsUnder.keySet().stream()
                        .filter(address -> address.endsWith(plural))
                        .findFirst()
                        .flatMap(address -> pick(idsUnder.get(address), random)))
                .or(() -> pick(byName.get(name), random));
    }

    private static Optional<String> pick(@Nullable List<String> values, RandomGenerator random) {
        return values == null ? Optional.empty() : Optional.of(values.get(random.nextInt(values.size())));
    }
}
