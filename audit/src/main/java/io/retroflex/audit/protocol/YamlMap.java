package io.retroflex.audit.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a YAML file that knows its lines, so that what is wrong is said where it stands. */
final class YamlMap {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final String file;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(String file, MappingNode node) {
        this.file = file;
        this.node = node;
    }

    /**
     * Reads a mapping.
     *
     * @param what it is, in words
     * @throws ProtocolException if the node is no mapping, or a key is doubled or none of those that are known
     */
    static YamlMap of(String file, Node node, String what, Set<String> known) throws ProtocolException {
        if (!(node instanceof MappingNode mapping)) {
            throw error(file, node, what + " is not a mapping; write it as 'key: value' lines");
        }
        YamlMap map = new YamlMap(file, mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                throw error(
                        file,
                        tuple.getKeyNode(),
                        what + " has an unknown key '" + key + "'; known are: "
                                + String.join(", ", new TreeSet<>(known)));
            }
            if (map.values.put(key, tuple.getValueNode()) != null) {
                throw error(file, tuple.getKeyNode(), what + " has the key '" + key + "' twice; keep one");
            }
        }
        return map;
    }

    String text(String key) throws ProtocolException {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    /** A name for command lines and other programs. */
    String id() throws ProtocolException {
        String id = text("id");
        if (!ID.matcher(id).matches()) {
            throw wrong("id", "'id' is '" + id + "'; it is lower-case letters, digits and single hyphens");
        }
        return id;
    }

    Optional<String> optionalText(String key) throws ProtocolException {
        Node value = values.get(key);
        return value == null ? Optional.empty() : Optional.of(scalar(value, key));
    }

    double number(String key) throws ProtocolException {
        if (!has(key)) {
            throw missing(key);
        }
        return number(key, 0);
    }

    double number(String key, double otherwise) throws ProtocolException {
        Node value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(scalar(value, key));
        } catch (NumberFormatException e) {
            throw error(file, value, "'" + key + "' is '" + scalar(value, key) + "', which is no number");
        }
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, Optional<E> otherwise) throws ProtocolException {
        Node value = values.get(key);
        if (value == null) {
            return otherwise.orElseThrow(() -> missing(key));
        }
        String text = scalar(value, key);
        for (E choice : type.getEnumConstants()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }
        String choices = List.of(type.getEnumConstants()).stream()
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw error(file, value, "'" + key + "' is '" + text + "'; it is one of: " + choices);
    }

    /** The texts of a list; none where the key is not there. */
    List<String> texts(String key) throws ProtocolException {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            texts.add(scalar(item, key));
        }
        return texts;
    }

    /** The items of a list; none where the key is not there. */
    List<Node> items(String key) throws ProtocolException {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw error(file, value, "'" + key + "' is no list; write one, as in [one, two]");
        }
        return sequence.getValue();
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** What is wrong with the value of a key, or with the whole mapping if it is not there. */
    ProtocolException wrong(String key, String message) {
        return error(file, values.getOrDefault(key, node), message);
    }

    private ProtocolException missing(String key) {
        return error(file, node, "'" + key + "' is missing; add it");
    }

    private String scalar(Node value, String key) throws ProtocolException {
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw error(file, value, "'" + key + "' is no text; give it a value");
        }
        return scalar.getValue().strip();
    }

    static ProtocolException error(String file, Node node, String message) {
        String line = node.getStartMark()
                .map(mark -> ", line " + (mark.getLine() + 1))
                .orElse("");
        return new ProtocolException(file + line + ": " + message);
    }
}
