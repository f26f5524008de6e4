package io.retroflex.evaluation;

import static io.retroflex.evaluation.Examples.at;
import static io.retroflex.evaluation.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.gallery.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EvaluationJsonTest {
    private static final List<Entry> GALLERY = List.of(at(10, "g1", "a"), at(20, "g2", "b"), at(30, "g3", "a"));
    private static final List<Entry> QUERIES = List.of(
            with(at(0, "q1", "a"), "processing", "raw"),
            with(at(0, "q2", "b"), "processing", "cropped"),
            with(at(0, "q3", "c"), "processing", "raw"));
    private static final EvaluationResult RESULT = Evaluation.run(
            QUERIES,
            GALLERY,
            EvaluationOptions.defaults()
                    .withBy(List.of("processing"))
                    .withHashes(Map.of("q1", new long[4], "g1", new long[4])));

    private static final Provenance PROVENANCE = new Provenance("mobilenet", "abc123", "test against train");

    @Test
    void theObjectHasTheDocumentedMembers() {
        assertThat(EvaluationJson.of(RESULT, PROVENANCE).propertyNames())
                .containsExactly(
                        "queries",
                        "gallery",
                        "withoutRelevant",
                        "units",
                        "labels",
                        "recallAt1",
                        "recallAt5",
                        "recallAt10",
                        "map",
                        "mapAtR",
                        "rPrecision",
                        "macroRecallAt1",
                        "macroRecallAt5",
                        "macroRecallAt10",
                        "macroMap",
                        "macroMapAtR",
                        "macroRPrecision",
                        "byLabel",
                        "by",
                        "precisionAtRank",
                        "confusion",
                        "leakage",
                        "model",
                        "data",
                        "notice");
    }

    @Test
    void figuresAreFractionsWithTheirIntervals() {
        JsonNode json = EvaluationJson.of(RESULT, PROVENANCE);

        assertThat(json.at("/queries").intValue()).isEqualTo(3);
        assertThat(json.at("/withoutRelevant").intValue()).isEqualTo(1);
        assertThat(json.at("/recallAt1").propertyNames()).containsExactly("value", "low", "high");
        assertThat(json.at("/recallAt1/value").doubleValue()).isEqualTo(0.5);
        assertThat(json.at("/byLabel/a/recallAt1/value").doubleValue()).isEqualTo(1);
        assertThat(json.at("/byLabel/a/queries").intValue()).isEqualTo(1);
        assertThat(json.at("/byLabel/b/map/value").doubleValue()).isEqualTo(0.5);
        assertThat(json.at("/by/processing/cropped/recallAt1/value").doubleValue())
                .isZero();
        assertThat(json.at("/confusion/counts/1/0").intValue()).isEqualTo(1);
        assertThat(json.at("/precisionAtRank/0/rank").intValue()).isEqualTo(1);
        assertThat(json.at("/leakage/byHash/queries").intValue()).isEqualTo(1);
        assertThat(json.at("/leakage/byHash/examples/0/picture").stringValue()).isEqualTo("g1");
        assertThat(json.at("/leakage/byEmbedding/threshold").doubleValue()).isEqualTo(0.995);
        assertThat(json.at("/model/name").stringValue()).isEqualTo("mobilenet");
        assertThat(json.at("/model/fingerprint").stringValue()).isEqualTo("abc123");
        assertThat(json.at("/data").stringValue()).isEqualTo("test against train");
        assertThat(json.at("/notice").stringValue()).isEqualTo("retrospective quality audit, not a diagnosis");
    }
}
