package io.retroflex.vision.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The checkpoint of the paper's own training code: both adapted backbones and the fusion head in one state dict.
 *
 * @param gastronet {@code model1}
 * @param dinov2 {@code model2}
 * @param fusion the head under the file's names: {@code fusion_fc.0.{weight,bias}} (linear) and
 *     {@code fusion_fc.1.{weight,bias,running_mean,running_var}} (batch normalisation)
 * @param ignored what was left out knowingly, one line a reason
 */
public record DualCheckpoint(Branch gastronet, Branch dinov2, StateDict fusion, List<String> ignored) {
    /** The paper's setting; the file does not hold it. */
    public static final float LORA_ALPHA = 16;

    /**
     * One backbone.
     *
     * @param adapter without modules if the file holds no low-rank changes for this branch
     * @param base as many of its own weights, before the adapter, as the file holds; canonical names
     */
    public record Branch(LowRankAdapter adapter, StateDict base) {}

    public DualCheckpoint {
        ignored = List.copyOf(ignored);
    }

    /**
     * Reads with the paper's alpha.
     *
     * @see #read(Path, float)
     */
    public static DualCheckpoint read(Path path) throws IOException {
        return read(path, LORA_ALPHA);
    }

    /**
     * Reads with this alpha for every module; the rank is told by the tensors.
     *
     * @throws CheckpointException one error that lists what is missing, unknown, or does not fit together
     */
    public static DualCheckpoint read(Path path, float loraAlpha) throws IOException {
        return new DualCheckpointReader(path.toString(), loraAlpha).read(Checkpoint.read(path));
    }
}
