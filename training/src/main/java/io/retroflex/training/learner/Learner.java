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
    /** What a {@link Fusion.Reminder} keeps is fitted once and does not learn. */
    private static final String KEPT = FUSION + "kept.";

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
            parameters.add(begun.parts().get(i).base().above(prefix), name -> bases && !isStatistic(name));
            begun.parts().get(i).adapter().ifPresent(adapter -> parameters.add(prefix, adapter));
        }
        parameters.add(begun.fusion().above(FUSION), name -> !isStatistic(name) && !name.startsWith(KEPT));
        parameters.add(extras.above(EXTRA), name -> !isStatistic(name));
    }

    private static String branch(int index) {
        return "branches." + index + ".";
    }

    private static boolean isStatistic(String name) {
        return name.contains(".running_");
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

    /** The embeddings of a batch with their gradients, {@code [batch, dimension]}. */
    public NDArray embed(ViewBatch batch, NDManager step) {
        return description.embed(TorchOperations.training(parameters, dropout), batch.arrays(step));
    }

    /** The embeddings that the fusion makes of the branches' vectors {@code [batch, inputs]}, with their gradients. */
    public NDArray fuse(NDArray vectors) {
        return description.fuse(TorchOperations.training(parameters, dropout), vectors);
    }

    /** The embeddings that inference would give of pictures that are framed by their number. */
    public float[][] embedded(int pictures, BiFunction<Integer, Framing, Picture> framed) {
        return inferred(pictures, framed, description::embed);
    }

    /** The branches' vectors that inference would give, end to end. */
    public float[][] features(int pictures, BiFunction<Integer, Framing, Picture> framed) {
        return inferred(pictures, framed, description::features);
    }

    /** The embeddings that inference would make of the branches' vectors. */
    public float[][] fused(float[][] vectors) {
        return Torch.withoutGradients(() -> {
            try (NDManager step = Torch.manager()) {
                NDArray rows = rows(vectors, step);
                return split(description.fuse(TorchOperations.inference(parameters), rows), vectors.length);
            }
        });
    }

    private float[][] inferred(
            int pictures,
            BiFunction<Integer, Framing, Picture> framed,
            BiFunction<TorchOperations, List<NDArray>, NDArray> network) {
        float[][] vectors = new float[pictures][];
        TorchOperations operations = TorchOperations.inference(parameters);
        return Torch.withoutGradients(() -> {
            for (int from = 0; from < pictures; from += BATCH) {
                int first = from;
                int size = Math.min(BATCH, pictures - from);
                ViewBatch batch =
                        ViewBatch.of(size, description.views(), (i, framing) -> framed.apply(first + i, framing));
                try (NDManager step = Torch.manager()) {
                    float[][] some = split(network.apply(operations, batch.arrays(step)), size);
                    System.arraycopy(some, 0, vectors, from, size);
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
