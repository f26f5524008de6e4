package io.retroflex.audit.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the stations of a protocol. */
final class StationReader {
    private static final String ANY_OF = "any-of";
    private static final int MOST_PICTURES = 1000;
    private static final Set<String> KEYS =
            Set.of("id", "name", "view", "count", "labels", "proxies", ANY_OF, "note", "unsure");

    private StationReader() {}

    static List<Station> readAll(String file, List<Node> nodes) throws ProtocolException {
        List<Station> stations = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node node : nodes) {
            YamlMap map = YamlMap.of(file, node, "a station", KEYS);
            Station station = read(file, map);
            if (!ids.add(station.id())) {
                throw map.wrong("id", "two stations have the id '" + station.id() + "'; give each its own");
            }
            stations.add(station);
        }
        return stations;
    }

    private static Station read(String file, YamlMap map) throws ProtocolException {
        String id = map.id();
        String name = map.text("name");
        double count = map.number("count", 1);
        if (count < 1 || count > MOST_PICTURES || count != Math.rint(count)) {
            throw map.wrong(
                    "count", "'count' is " + count + "; it is a whole number of pictures, 1 to " + MOST_PICTURES);
        }
        return new Station(
                id,
                name,
                map.choice("view", Station.View.class, Optional.of(Station.View.FORWARD)),
                (int) count,
                alternatives(file, map, name),
                map.optionalText("note"),
                map.optionalText("unsure"));
    }

    private static List<Station.Alternative> alternatives(String file, YamlMap map, String name)
            throws ProtocolException {
        boolean own = map.has("labels") || map.has("proxies");
        if (own == map.has(ANY_OF)) {
            throw map.wrong(
                    ANY_OF,
                    "station '" + name + "' has " + (own ? "both labels and '" : "neither labels nor '") + ANY_OF
                            + "'; give 'labels' (or 'proxies'), or alternatives under '" + ANY_OF + "'");
        }
        if (own) {
            return List.of(new Station.Alternative(name, map.texts("labels"), map.texts("proxies")));
        }
        List<Station.Alternative> alternatives = new ArrayList<>();
        for (Node node : map.items(ANY_OF)) {
            YamlMap one = YamlMap.of(file, node, "an alternative", Set.of("name", "labels", "proxies"));
            if (!one.has("labels") && !one.has("proxies")) {
                throw one.wrong("labels", "an alternative of '" + name + "' has no labels; name those that show it");
            }
            alternatives.add(new Station.Alternative(one.text("name"), one.texts("labels"), one.texts("proxies")));
        }
        return alternatives;
    }
}
