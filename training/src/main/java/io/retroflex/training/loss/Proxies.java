package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/** One learnt vector a label, as a parameter of a loss. */
final class Proxies {
    private static final double SMALLEST_LENGTH = 1e-12;

    private Proxies() {}

    static SequencedMap<String, List<Integer>> shape(String name, int labels, int dimension) {
        SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
        shapes.put(name, List.of(labels, dimension));
        return shapes;
    }

    /**
     * The cosine of each picture with each label's vector, {@code [n][labels]}.
     *
     * @throws IllegalArgumentException if the parameter is absent or of another type or dimension, or has no row for a label
     */
    static NDArray cosines(Batch batch, Map<String, NDArray> parameters, String name) {
        NDArray given = parameters.get(name);
        if (given == null) {
            throw new IllegalArgumentException("the loss needs its parameter '" + name
                    + "' [labels][dimension]; given are: " + new TreeSet<>(parameters.keySet()));
        }
        NDArray embeddings = batch.embeddings();
        Shape shape = given.getShape();
        if (shape.dimension() != 2 || shape.get(1) != embeddings.getShape().get(1)) {
            throw new IllegalArgumentException("embeddings " + embeddings.getShape() + " need '" + name
                    + "' of the same dimension, [labels][dimension], not " + shape);
        }
        if (given.getDataType() != embeddings.getDataType()) {
            throw new IllegalArgumentException("embeddings of type " + embeddings.getDataType() + " need '" + name
                    + "' of the same type, not " + given.getDataType());
        }
        for (int picture = 0; picture < batch.size(); picture++) {
            int label = batch.label(picture);
            if (label < 0 || label >= shape.get(0)) {
                throw new IllegalArgumentException("picture " + picture + " of the batch has the label " + label
                        + ", but '" + name + "' has rows for 0 to " + (shape.get(0) - 1));
            }
        }
        // The parameter outlives the batch; what is computed from it must not.
        NDArray proxies = given.reshape(shape);
        proxies.attach(embeddings.getManager());
        return embeddings.matMul(proxies.normalize(2, 1, SMALLEST_LENGTH).transpose());
    }

    /** One where a picture has the label, {@code [n][labels]}. */
    static NDArray own(Batch batch, int labels) {
        double[] own = new double[batch.size() * labels];
        for (int picture = 0; picture < batch.size(); picture++) {
            own[picture * labels + batch.label(picture)] = 1;
        }
        return batch.constant(own, batch.size(), labels);
    }
}
