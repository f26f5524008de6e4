package io.retroflex.vision.model;

import io.retroflex.vision.network.Features;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.network.Operations;
import io.retroflex.vision.picture.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model is, as {@code model.json} says it.
 *
 * @param format of the folder; {@value #FORMAT} is the only one so far
 * @param branches one or two
 * @param fusion of their vectors
 * @param labels that its training saw; none for a model that was only put together
 * @param provenance where its parts come from and how it was made, in words
 * @param sums SHA-256 of each file of weights, by file name
 */
public record ModelDescription(
        int format,
        String name,
        List<Branch> branches,
        Fusion fusion,
        List<String> labels,
        Map<String, String> provenance,
        Map<String, String> sums) {
    /** The form of model folder that this version writes. */
    public static final int FORMAT = 1;

    /**
     * Copies, and checks that the parts fit each other.
     *
     * @throws IllegalArgumentException if there is no branch, or the fusion takes another dimension than they give
     */
    public ModelDescription {
        branches = List.copyOf(branches);
        labels = List.copyOf(labels);
        provenance = new TreeMap<>(provenance);
        sums = new TreeMap<>(sums);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a model has at least one branch");
        }
        int dimension = branches.stream().mapToInt(Branch::dimension).sum();
        if (fusion.inputs() != dimension) {
            throw new IllegalArgumentException(
                    "the fusion takes " + fusion.inputs() + " numbers, but the branches give " + dimension
                            + "; a head fits only the branches that it was trained with");
        }
    }

    /** The dimension of the model's embeddings. */
    public int dimension() {
        return fusion.outputs();
    }

    /** The same model with other sums. */
    ModelDescription withSums(Map<String, String> newSums) {
        return new ModelDescription(format, name, branches, fusion, labels, provenance, newSums);
    }

    /** The different ways that its branches look at a picture; branches that look alike share one. */
    public List<Preprocessing> views() {
        return branches.stream().map(Branch::preprocessing).distinct().toList();
    }

    /**
     * Carries the model out: each branch's vector to length one, end to end, fused, to length one.
     *
     * @param operations on parameters named {@code branches.0.}..., {@code fusion.}...
     * @param pictures {@code [batch, 3, height, width]}, one for each of {@link #views()}
     * @return {@code [batch, dimension]}
     */
    public <T> T embed(Operations<T> operations, List<T> pictures) {
        return fuse(operations, features(operations, pictures));
    }

    /** The first half of {@link #embed}: the branches' vectors, each of length one, end to end. */
    public <T> T features(Operations<T> operations, List<T> pictures) {
        List<Preprocessing> views = views();
        List<T> vectors = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            Branch branch = branches.get(i);
            Operations<T> own = operations.within("branches." + i + ".");
            Features<T> features = branch.backbone()
                    .features(
                            own,
                            pictures.get(views.indexOf(branch.preprocessing())),
                            branch.preprocessing().framing().height(),
                            branch.preprocessing().framing().width());
            vectors.add(operations.normalize(branch.pooling().pool(own, features)));
        }
        return operations.concatenate(vectors);
    }

    /** The second half of {@link #embed}: the embedding that the fusion makes of the branches' vectors. */
    public <T> T fuse(Operations<T> operations, T vectors) {
        return operations.normalize(fusion.fuse(operations.within("fusion."), vectors));
    }
}
