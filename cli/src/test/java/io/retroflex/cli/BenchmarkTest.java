package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.Shared;
import io.retroflex.vision.model.BoxedModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole chain on real pictures with real weights, against figures that were measured outside the project. */
class BenchmarkTest {
    private static final String LABELS =
            "bbps-0-1,bbps-2-3,impacted-stool,normal-cecum,polyp,retroflex-rectum,ulcerative-colitis";

    @TempDir
    private Path folder;

    @Test
    void mobileNetRetrievesTheLowerTractAsWellAsItDidElsewhere() {
        Path data = Shared.path("data/hyperkvasir-lower-gi");
        Path weights = Shared.path("weights/mobilenet_v1_imagenet.safetensors");
        Path model = folder.resolve("model");
        CommandRun.good("model", "import", "--branch", "mobilenet-v1=" + weights, "--out", model);

        JsonNode result = CommandRun.good(
                        "evaluate",
                        "--data",
                        data,
                        "--model",
                        model,
                        "--labels",
                        LABELS,
                        "--by",
                        "processing",
                        "--json")
                .json();

        assertThat(result.get("queries").intValue()).isEqualTo(623);
        assertThat(result.get("gallery").intValue()).isEqualTo(1951);
        assertThat(result.get("labels").size()).isEqualTo(7);
        assertPercent(result, "recallAt1", 88.3);
        assertPercent(result, "recallAt5", 97.4);
        assertPercent(result, "map", 45.2);
        assertPercent(result, "macroRecallAt1", 90.5);
    }

    /** As it ships: the box and the published base put together. The figures are those of the model card. */
    @Test
    void lightRetrievesTheLowerTractAsItsCardSays() throws IOException {
        Path data = Shared.path("data/hyperkvasir-lower-gi");
        Path base = Shared.path("weights/mobilenet_v1_1.0_224_quant_embedding_extractor.tflite");
        Path model = folder.resolve("light");
        BoxedModel.named("light").orElseThrow().assemble(base, model);

        JsonNode result = CommandRun.good("evaluate", "--data", data, "--model", model, "--labels", LABELS, "--json")
                .json();

        assertPercent(result, "recallAt1", 96.3);
        assertPercent(result, "recallAt5", 98.6);
        assertPercent(result, "map", 94.1);
        assertPercent(result, "macroRecallAt1", 96.7);
    }

    /** As it ships, straight from the box. The figures are those of the model card. */
    @Test
    void starterRetrievesTheLowerTractAsItsCardSays() {
        Path data = Shared.path("data/hyperkvasir-lower-gi");

        JsonNode result = CommandRun.good(
                        "evaluate", "--data", data, "--model", "starter", "--labels", LABELS, "--json")
                .json();

        assertPercent(result, "recallAt1", 92.1);
        assertPercent(result, "recallAt5", 96.5);
        assertPercent(result, "map", 85.3);
    }

    /** What a user's own photograph gets: the gallery in the box, which has pictures of train and val, and scenes. */
    @Test
    void thePicturesOfTheTestSplitFindTheirLabelInTheBox() {
        Path data = Shared.path("data/hyperkvasir-lower-gi");

        JsonNode result = CommandRun.good("evaluate", "--data", data, "--gallery", "box", "--labels", LABELS, "--json")
                .json();

        assertThat(result.get("queries").intValue()).isEqualTo(623);
        assertPercent(result, "recallAt1", 91.7);
        assertPercent(result, "recallAt5", 96.5);
    }

    private static void assertPercent(JsonNode result, String measure, double expected) {
        JsonNode estimate = result.get(measure);
        assertThat(100 * estimate.get("value").doubleValue()).as(measure).isCloseTo(expected, within(0.5));
        assertThat(estimate.get("value").doubleValue())
                .as(measure + " within its interval")
                .isBetween(
                        estimate.get("low").doubleValue(), estimate.get("high").doubleValue());
    }
}
