package io.retroflex.audit.report;

import io.retroflex.audit.review.Review;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What persons made of an audit, as {@code docs/audit-json.md} describes it. */
final class ReviewJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReviewJson() {}

    static ObjectNode of(Review review, IntFunction<String> nameOf) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode rulings = json.putArray("rulings");
        review.rulings()
                .forEach(ruling -> rulings.addObject()
                        .put("station", ruling.station())
                        .put("verdict", ruling.verdict().id())
                        .put("reason", ReviewWords.characters(ruling.reason()))
                        .put("by", ReviewWords.characters(ruling.by()))
                        .put("at", ruling.at().toString()));
        ArrayNode placements = json.putArray("placements");
        review.placements().forEach(placement -> {
            ObjectNode one = placements.addObject().put("name", nameOf.apply(placement.photograph()));
            placement.station().ifPresent(station -> one.put("station", station));
            one.put("by", ReviewWords.characters(placement.by()))
                    .put("at", placement.at().toString());
        });
        review.signature()
                .ifPresent(signature -> json.putObject("signature")
                        .put("by", ReviewWords.characters(signature.by()))
                        .put("at", signature.at().toString()));
        return json;
    }
}
