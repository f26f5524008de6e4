package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.retroflex.vision.Shared;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real pictures through real weights give the figures that were measured with other software. */
class BenchmarkTest {
    private static final Offset<Double> HALF_A_POINT = within(0.5);

    @TempDir
    private Path folder;

    @Test
    void mobileNetOnTheSevenLargeLabelsOfHyperKvasir() {
        Path weights = Shared.path("weights/mobilenet_v1_imagenet.safetensors");
        Path data = Shared.path("data/hyperkvasir-lower-gi");
        Path model = folder.resolve("mobilenet");
        CommandRun.good("model", "import", "--branch", "mobilenet-v1=" + weights, "--out", model);

        CommandRun run = CommandRun.good(
                "evaluate",
                "--data",
                data,
                "--model",
                model,
                "--gallery-splits",
                "train,val",
                "--query-splits",
                "test",
                "--labels",
                "bbps-0-1,bbps-2-3,impacted-stool,normal-cecum,polyp,retroflex-rectum,ulcerative-colitis");

        assertThat(run.errors()).isEmpty();
        assertThat(run.out()).startsWith("623 queries against 1951 pictures");
        assertThat(EvaluateTest.value(run.out(), "all", "Recall@1")).isCloseTo(88.3, HALF_A_POINT);
        assertThat(EvaluateTest.value(run.out(), "all", "Recall@5")).isCloseTo(97.4, HALF_A_POINT);
        assertThat(EvaluateTest.value(run.out(), "all", "mAP")).isCloseTo(45.2, HALF_A_POINT);
    }
}
