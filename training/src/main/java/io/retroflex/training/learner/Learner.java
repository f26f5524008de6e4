package io.retroflex.training.learner;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.torch.Parameters;
import io.retroflex.training.torch.Torch;
import io.retroflex.training.torch.TorchOperations;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A model while it learns: its description, and its parameters as arrays. */
public final class Learner implements AutoCloseable {
    private static final int BATCH = 32;
    private static final String FUSION = "fusion.";
    /** What stands beside the fusion is fitted once and does not learn. */
    private static final String REMINDER = FUSION + "reminder.";

    private static final String EXTRA = "extra.";

    private final ModelDescription description;
    private final Parameters parameters;
    private final float dropout;

    /**
     * A model that begins to learn: its adapters and its fusion do.
     *
     * @param bases whether the backbones learn as well
     * @param extras what learns beside the model and is not part of it, by name
     * @param dropout of the adapters' inputs
     */
    public Learner(Model begun, boolean bases, StateDict extras, double dropout) {
        this.description = begun.description();
        this.dropout = (float) dropout;
        this.parameters = new Parameters(Torch.manager());
        for (int i = 0; i < begun.parts().size(); i++) {
            String prefix = branch(i);
            parameters.add(begun.parts().get(i).base().above(prefix), name -> bases && isLearnt(name));
            begun.parts().get(i).adapter().ifPresent(adapter -> parameters.add(prefix, adapter));
        }
        parameters.add(begun.fusion().above(FUSION), name -> !isStatistic(name) && !name.startsWith(REMINDER));
        parameters.add(extras.above(EXTRA), name -> !isStatistic(name));
    }

    private static String branch(int index) {
        return "branches." + index + ".";
    }

    private static boolean isStatistic(String name) {
        return name.contains(".running_");
    }

    /** Whether all of a backbone learns this: operations take tokens and positions for constants. */
    private static boolean isLearnt(String name) {
        return !isStatistic(name)
                && !name.endsWith("_token")
                && !name.endsWith("_tokens")
                && !name.endsWith("pos_embed");
    }

    /** What the model is. */
    public ModelDescription description() {
        return description;
    }

    /** All that it is made of. */
    public Parameters parameters() {
        return parameters;
    }

    /** What learns beside the model, below a prefix, by the rest of its name. */
    public Map<String, NDArray> extras(String prefix) {
        Map<String, NDArray> extras = new LinkedHashMap<>();
        parameters.learning().forEach((name, array) -> {
            if (name.startsWith(EXTRA + prefix)) {
                extras.put(name.substring(EXTRA.length() + prefix.length()), array);
            }
        });
        return extras;
    }

    /** What layers beside the model, whose parameters stand below a prefix, make of vectors; each of length one. */
    public NDArray extra(Fusion layers, String prefix, NDArray vectors) {
        TorchOperations operations = TorchOperations.training(parameters, 0);
        return operations.normalize(layers.fuse(operations.within(EXTRA + prefix), vectors));
    }

    /** The model as it is now. */
    public Model model(ModelDescription described) {
        List<Model.Part> parts = new ArrayList<>();
        for (int i = 0; i < described.branches().size(); i++) {
            parts.add(new Model.Part(parameters.tensors(branch(i)), parameters.adapter(branch(i))));
        }
        return new Model(described, parts, parameters.tensors(FUSION));
    }

    /** What learns of the embeddings of a batch, with its gradients, {@code [batch, fusion's outputs]}. */
    public NDArray learnt(ViewBatch batch, NDManager step) {
        TorchOperations operations = TorchOperations.training(parameters, dropout);
        return description.fuse(operations, description.features(operations, batch.arrays(step)));
    }

    /** As above, made of the branches' vectors {@code [batch, inputs]}. */
    public NDArray learnt(NDArray vectors) {
        return description.fuse(TorchOperations.training(parameters, dropout), vectors);
    }

    /** The embeddings that inference would give of pictures that are framed by their number. */
    public float[][] embedded(int pictures, BiFunction<Integer, Framing, Picture> framed) {
        return inferred(pictures, framed, (operations, batch) -> description.embed(operations, batch.pictures()));
    }

    /**
     * As above, where what the branches saw before they learnt is known.
     *
     * @param frozen {@link #features} of the same pictures by a learner without adapters
     */
    public float[][] embedded(int pictures, BiFunction<Integer, Framing, Picture> framed, float[][] frozen) {
        return inferred(
                pictures,
                framed,
                (operations, batch) -> description.join(
                        operations,
                        description.features(operations, batch.pictures()),
                        rows(Arrays.copyOfRange(frozen, batch.from(), batch.to()), batch.manager())));
    }

    /** The branches' vectors that inference would give, end to end. */
    public float[][] features(int pictures, BiFunction<Integer, Framing, Picture> framed) {
        return inferred(pictures, framed, (operations, batch) -> description.features(operations, batch.pictures()));
    }

    /** The embeddings that inference would make of the vectors of branches that learn nothing. */
    public float[][] fused(float[][] vectors) {
        return Torch.withoutGradients(() -> {
            try (NDManager step = Torch.manager()) {
                NDArray rows = rows(vectors, step);
                return split(description.join(TorchOperations.inference(parameters), rows, rows), vectors.length);
            }
        });
    }

    /** The pictures {@code from} to {@code to}, exclusive, as arrays of a manager. */
    private record InferenceBatch(int from, int to, List<NDArray> pictures, NDManager manager) {}

    private float[][] inferred(
            int pictures,
            BiFunction<Integer, Framing, Picture> framed,
            BiFunction<TorchOperations, InferenceBatch, NDArray> network) {
        float[][] vectors = new float[pictures][];
        TorchOperations operations = TorchOperations.inference(parameters);
        return Torch.withoutGradients(() -> {
            for (int from = 0; from < pictures; from += BATCH) {
                int first = from;
                int size = Math.min(BATCH, pictures - from);
                ViewBatch batch =
                        ViewBatch.of(size, description.views(), (i, framing) -> framed.apply(first + i, framing));
                try (NDManager step = Torch.manager()) {
                    InferenceBatch arrays = new InferenceBatch(first, first + size, batch.arrays(step), step);
                    System.arraycopy(split(network.apply(operations, arrays), size), 0, vectors, from, size);
                }
            }
            return vectors;
        });
    }

    /** Vectors as {@code [rows, width]}. */
    public static NDArray rows(float[][] vectors, NDManager manager) {
        int width = vectors[0].length;
        float[] flat = new float[vectors.length * width];
        for (int i = 0; i < vectors.length; i++) {
            System.arraycopy(vectors[i], 0, flat, i * width, width);
        }
        return manager.create(flat, new Shape(vectors.length, width));
    }

    private static float[][] split(NDArray array, int rows) {
        float[] values = array.toFloatArray();
        int width = values.length / rows;
        float[][] split = new float[rows][];
        for (int i = 0; i < rows; i++) {
            split[i] = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        }
        return split;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
