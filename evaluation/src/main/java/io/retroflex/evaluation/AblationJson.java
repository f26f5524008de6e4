package io.retroflex.evaluation;

import io.retroflex.evaluation.Comparison.Difference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An ablation as the JSON object that {@code docs/ablation-json.md} describes. */
public final class AblationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AblationJson() {}

    /** The object of an ablation. */
    public static ObjectNode of(Ablation ablation) {
        AblationSetup setup = ablation.setup();
        EvaluationResult reference = ablation.reference().result();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("title", setup.title());
        json.put("data", setup.data());
        json.set("facts", MAPPER.valueToTree(setup.facts()));
        json.put("queries", reference.queries());
        json.put("gallery", reference.gallery());
        json.put("withoutRelevant", reference.withoutRelevant());
        json.put("units", reference.units());
        json.put("resamples", setup.resamples());
        json.put("seed", setup.seed());
        json.put("reference", setup.reference());
        json.putObject("correction")
                .put("method", "Holm")
                .put("tests", ablation.tests())
                .put("level", Paired.LEVEL);
        var rows = json.putArray("rows");
        ablation.rows().forEach(row -> rows.add(row(ablation, row)));
        json.put("notice", EvaluationResult.NOTICE);
        return json;
    }

    private static ObjectNode row(Ablation ablation, AblationRow row) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("name", row.name());
        json.put("group", row.group());
        json.put("reference", ablation.isReference(row));
        json.set("facts", MAPPER.valueToTree(row.facts()));
        EvaluationJson.putMeasures(json, row.result().plain());
        EvaluationJson.putMacro(json, row.result().macro());
        ObjectNode by = json.putObject("by");
        ablation.setup().by().forEach(column -> by.set(column, EvaluationJson.parts(row.parts(column))));
        ablation.paired(row).ifPresent(paired -> json.set("comparison", comparison(paired)));
        return json;
    }

    private static ObjectNode comparison(Paired paired) {
        Comparison comparison = paired.comparison();
        ObjectNode json = MAPPER.createObjectNode();
        json.put("queries", comparison.queries());
        json.put("onlyRow", comparison.onlyFirst());
        json.put("onlyReference", comparison.onlySecond());
        json.set(
                Measure.RECALL_AT_1.key(),
                test(comparison.recallAt1(), paired.adjustedRecallAt1(), paired.recallAt1Differs()));
        json.set(Measure.MAP.key(), test(comparison.map(), paired.adjustedMap(), paired.mapDiffers()));
        return json;
    }

    private static ObjectNode test(Difference difference, double adjusted, boolean differs) {
        ObjectNode json = MAPPER.createObjectNode();
        json.set("difference", MAPPER.valueToTree(difference.difference()));
        json.put("p", difference.p());
        json.put("adjustedP", adjusted);
        json.put("differs", differs);
        return json;
    }
}
