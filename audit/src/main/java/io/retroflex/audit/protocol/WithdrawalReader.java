package io.retroflex.audit.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads how long withdrawal should take. */
final class WithdrawalReader {
    private static final String FROM = "from";
    private static final String MINUTES = "minutes";
    private static final String SOURCE = "source";
    private static final double MOST_MINUTES = 600;

    private WithdrawalReader() {}

    static Optional<Protocol.Withdrawal> read(String file, YamlMap protocol, List<Station> stations)
            throws ProtocolException {
        Optional<Node> node = protocol.node("withdrawal");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = YamlMap.of(file, node.get(), "'withdrawal'", Set.of(FROM, MINUTES, SOURCE, "unsure"));
        String from = station(map, stations);
        double minutes = map.number(MINUTES);
        if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
            throw map.wrong(
                    MINUTES,
                    "'minutes' is " + minutes + "; it is a number above 0 and up to " + MOST_MINUTES + ", as in 6");
        }
        return Optional.of(new Protocol.Withdrawal(
                from,
                minutes,
                map.has(SOURCE) ? Optional.of(ProtocolReader.source(file, map)) : Optional.empty(),
                map.optionalText("unsure")));
    }

    private static String station(YamlMap map, List<Station> stations) throws ProtocolException {
        String id = map.text(FROM);
        List<String> known = stations.stream().map(Station::id).toList();
        if (!known.contains(id)) {
            throw map.wrong(
                    FROM,
                    "'from' is '" + id + "', which is no station of this protocol; it has: "
                            + String.join(", ", known));
        }
        return id;
    }
}
