package io.retroflex.audit.unit;

import io.retroflex.audit.verdict.Completeness;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.audit.verdict.Verdict;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A row as the line of the journal, and back. */
public final class UnitRowJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private UnitRowJson() {}

    /** The line of a row. */
    public static ObjectNode of(UnitRow row) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("procedure", row.procedure())
                .put("completeness", row.completeness().id());
        row.month().ifPresent(month -> json.put("month", month.toString()));
        row.withdrawal().ifPresent(time -> json.put("withdrawalSeconds", time.toSeconds()));
        ArrayNode stations = json.putArray("stations");
        for (StationOutcome station : row.stations()) {
            stations.addObject()
                    .put("id", station.station())
                    .put("verdict", station.verdict().id())
                    .put("confidence", station.confidence());
        }
        ObjectNode photographs = json.putObject("photographs");
        row.photographs().forEach((standing, count) -> photographs.put(standing.id(), count));
        photographs.put("refused", row.refused());
        return json.put("stamp", row.stamp());
    }

    /**
     * The row of a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static UnitRow of(JsonNode json) {
        List<StationOutcome> stations = new ArrayList<>();
        for (JsonNode station : json.required("stations")) {
            stations.add(new StationOutcome(
                    station.required("id").stringValue(),
                    Verdict.valueOf(constant(station.required("verdict"))),
                    station.required("confidence").doubleValue()));
        }
        Map<Standing, Integer> photographs = new EnumMap<>(Standing.class);
        JsonNode counts = json.required("photographs");
        for (Standing standing : Standing.values()) {
            photographs.put(standing, counts.required(standing.id()).intValue());
        }
        return new UnitRow(
                json.required("stamp").stringValue(),
                json.required("procedure").stringValue(),
                Completeness.valueOf(constant(json.required("completeness"))),
                stations,
                photographs,
                counts.required("refused").intValue(),
                Optional.ofNullable(json.get("month")).map(month -> YearMonth.parse(month.stringValue())),
                Optional.ofNullable(json.get("withdrawalSeconds")).map(time -> Duration.ofSeconds(time.longValue())));
    }

    private static String constant(JsonNode id) {
        return id.stringValue().toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
