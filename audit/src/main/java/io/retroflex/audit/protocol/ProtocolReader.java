package io.retroflex.audit.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a protocol from its YAML file; {@code docs/audit.md} has its form. */
public final class ProtocolReader {
    private static final long MAX_BYTES = 1 << 20;
    private static final Set<String> KEYS =
            Set.of("id", "name", "organ", "source", "target", "unsure", "risk", "withdrawal", "stations");

    private ProtocolReader() {}

    /**
     * Reads a file.
     *
     * @throws ProtocolException if it breaks a rule; the message says where and how
     * @throws IOException if it cannot be read
     */
    public static Protocol read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ProtocolException(file + ": there is no such file; check the path");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new ProtocolException(
                    file + ": it has " + Files.size(file) + " bytes, a protocol at most " + MAX_BYTES);
        }
        return read(Files.readAllBytes(file), file.toString());
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name of it in errors
     * @throws ProtocolException if it breaks a rule
     */
    public static Protocol read(byte[] yaml, String name) throws ProtocolException {
        YamlMap map = YamlMap.of(name, parse(yaml, name), "the protocol", KEYS);
        String id = map.id();
        String title = map.text("name");
        Protocol.Organ organ = map.choice("organ", Protocol.Organ.class, Optional.empty());
        Protocol.Source source = source(name, map);
        List<Station> stations = stations(name, map);
        return new Protocol(
                id,
                title,
                organ,
                source,
                target(map),
                map.optionalText("unsure"),
                risk(name, map),
                WithdrawalReader.read(name, map, stations),
                stations,
                sha256(yaml));
    }

    private static Node parse(byte[] yaml, String name) throws ProtocolException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit((int) MAX_BYTES)
                .build();
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(yaml))
                    .toString();
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(
                            () -> new ProtocolException(name + ": it is empty; a protocol has id, name and stations"));
        } catch (CharacterCodingException e) {
            throw new ProtocolException(name + ": it is not UTF-8 text; save it as UTF-8");
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1))
                    .orElse("");
            throw new ProtocolException(name + line + ": it is no valid YAML (" + e.getProblem() + ")");
        } catch (YamlEngineException e) {
            throw new ProtocolException(name + ": it is no valid YAML (" + e.getMessage() + ")");
        }
    }

    static Protocol.Source source(String name, YamlMap map) throws ProtocolException {
        Optional<Node> node = map.node("source");
        if (node.isEmpty()) {
            throw map.wrong(
                    "source",
                    "'source' is missing; say who asks for these photographs, as in 'source: {text: our unit}'");
        }
        YamlMap source = YamlMap.of(name, node.get(), "'source'", Set.of("text", "doi"));
        return new Protocol.Source(source.text("text"), source.optionalText("doi"));
    }

    private static OptionalDouble target(YamlMap map) throws ProtocolException {
        if (!map.has("target")) {
            return OptionalDouble.empty();
        }
        double target = map.number("target", 0);
        if (!(target > 0 && target <= 1)) {
            throw map.wrong("target", "'target' is " + target + "; it is a share above 0 and up to 1, as in 0.9");
        }
        return OptionalDouble.of(target);
    }

    private static Risk risk(String name, YamlMap map) throws ProtocolException {
        Optional<Node> node = map.node("risk");
        if (node.isEmpty()) {
            return Risk.DEFAULT;
        }
        YamlMap risk = YamlMap.of(name, node.get(), "'risk'", Set.of("wrong", "missed"));
        try {
            return new Risk(risk.number("wrong", Risk.DEFAULT.wrong()), risk.number("missed", Risk.DEFAULT.missed()));
        } catch (IllegalArgumentException e) {
            throw map.wrong("risk", e.getMessage());
        }
    }

    private static List<Station> stations(String name, YamlMap map) throws ProtocolException {
        List<Station> stations = StationReader.readAll(name, map.items("stations"));
        if (stations.isEmpty()) {
            throw map.wrong("stations", "'stations' is missing; a protocol has at least one");
        }
        return stations;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
