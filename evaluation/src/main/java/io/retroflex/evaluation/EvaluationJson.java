package io.retroflex.evaluation;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A result as the JSON object that {@code docs/evaluate-json.md} describes; outcomes of single queries are not in it. */
public final class EvaluationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EvaluationJson() {}

    /** The object of a result. */
    public static ObjectNode of(EvaluationResult result, Provenance provenance) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("queries", result.queries());
        json.put("gallery", result.gallery());
        json.put("withoutRelevant", result.withoutRelevant());
        json.put("units", result.units());
        json.set("labels", MAPPER.valueToTree(result.labels()));
        putMeasures(json, result.plain());
        putMacro(json, result.macro());
        json.set("byLabel", parts(result.byLabel()));
        ObjectNode by = json.putObject("by");
        result.by().forEach((column, values) -> by.set(column, parts(values)));
        json.set("precisionAtRank", MAPPER.valueToTree(result.precisionAtRank()));
        json.set("confusion", MAPPER.valueToTree(result.confusion()));
        json.set("leakage", leakage(result.leakage()));
        json.putObject("model").put("name", provenance.model()).put("fingerprint", provenance.fingerprint());
        json.put("data", provenance.data());
        json.put("notice", EvaluationResult.NOTICE);
        return json;
    }

    /** The object of a comparison; differences are second minus first. */
    public static ObjectNode of(Comparison comparison) {
        return MAPPER.valueToTree(comparison);
    }

    static void putMacro(ObjectNode json, Measures measures) {
        for (Measure measure : Measure.values()) {
            String name = measure.key();
            json.set(
                    "macro" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                    MAPPER.valueToTree(measures.of(measure)));
        }
    }

    static void putMeasures(ObjectNode json, Measures measures) {
        for (Measure measure : Measure.values()) {
            json.set(measure.key(), MAPPER.valueToTree(measures.of(measure)));
        }
    }

    static ObjectNode parts(Map<String, Part> parts) {
        ObjectNode json = MAPPER.createObjectNode();
        parts.forEach((name, part) -> {
            ObjectNode figures = json.putObject(name);
            figures.put("queries", part.queries());
            figures.put("gallery", part.gallery());
            putMeasures(figures, part.measures());
        });
        return json;
    }

    private static ObjectNode leakage(Leakage leakage) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("groupsOnBothSides", leakage.groupsOnBothSides());
        json.put("queriesOfThoseGroups", leakage.queriesOfThoseGroups());
        for (LookAlikes found : leakage.lookAlikes()) {
            ObjectNode detector = json.putObject(
                    switch (found.detector()) {
                        case HASH -> "byHash";
                        case EMBEDDING -> "byEmbedding";
                    });
            detector.put("threshold", found.threshold());
            detector.put("checked", found.checked());
            detector.put("queries", found.queries());
            detector.put("sameGroup", found.sameGroup());
            detector.put("otherGroup", found.otherGroup());
            detector.set("examples", MAPPER.valueToTree(found.examples()));
            found.withoutThem().ifPresent(without -> putMeasures(detector.putObject("withoutThem"), without));
        }
        return json;
    }
}
