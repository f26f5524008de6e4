package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A loss of metric learning, with its settings. In the formulas {@code s(i, j)} is the cosine of the embeddings i and j, a
 * positive of a picture is another one with its label, a negative one with another label.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "loss")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Triplet.class, name = "triplet"),
    @JsonSubTypes.Type(value = BatchHard.class, name = "batch-hard"),
    @JsonSubTypes.Type(value = MultiSimilarity.class, name = "multi-similarity"),
    @JsonSubTypes.Type(value = SupervisedContrastive.class, name = "supervised-contrastive"),
    @JsonSubTypes.Type(value = ArcFace.class, name = "arcface"),
    @JsonSubTypes.Type(value = ProxyAnchor.class, name = "proxy-anchor")
})
public sealed interface Loss permits Triplet, BatchHard, MultiSimilarity, SupervisedContrastive, ArcFace, ProxyAnchor {
    /**
     * The shapes, by name, of what this loss learns beside the network; empty for most. Each row is one label's vector. Only
     * its direction counts: start from independent normal numbers.
     *
     * @param labels how many labels there are
     * @param dimension of an embedding
     */
    default SequencedMap<String, List<Integer>> parameters(int labels, int dimension) {
        return new LinkedHashMap<>();
    }

    /**
     * The loss of a batch, differentiable with respect to the embeddings and the parameters. Whatever is computed belongs to
     * the manager of the embeddings and is freed with it, so let them live in one that is closed after each step.
     *
     * @param embeddings {@code [n][dimension]}, float32 or float64, each row of length one
     * @param labels {@code [n]}; from 0 up to, not including, the number of labels if the loss has parameters, else any numbers
     * @param parameters by the names of {@link #parameters}, of the embeddings' type
     * @return a scalar; zero, with a gradient of zero, if the batch has nothing to learn from
     * @throws IllegalArgumentException if the batch is empty, a row is not of length one, or shapes, labels or parameters do
     *     not fit
     */
    NDArray value(NDArray embeddings, int[] labels, Map<String, NDArray> parameters);
}
