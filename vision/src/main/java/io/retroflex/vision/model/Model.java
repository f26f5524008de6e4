package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.picture.Symmetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model: what it is, and its weights.
 *
 * @param parts of each branch, in the order of the description
 * @param fusion the parameters of the fusion and of the reminder; empty where there are none
 */
public record Model(ModelDescription description, List<Part> parts, StateDict fusion) {
    /** Copies the list. */
    public Model {
        parts = List.copyOf(parts);
    }

    /**
     * The weights of a branch.
     *
     * @param base the backbone's own
     * @param adapter what was learnt beside them
     */
    public record Part(StateDict base, Optional<LowRankAdapter> adapter) {
        /** The weights with the adapter folded in. */
        StateDict folded() throws CheckpointException {
            return adapter.isPresent() ? adapter.get().merge(base) : base;
        }
    }

    /** The same model with other symmetries. */
    public Model with(List<Symmetry> symmetries) {
        return new Model(description.with(symmetries), parts, fusion);
    }

    /**
     * Says whose vectors these are: SHA-256 over the branches, the fusion and the sums of the weights. Two models of one
     * fingerprint give the same embeddings; name, labels and provenance do not count.
     */
    public String fingerprint() {
        return Fingerprint.of(description);
    }

    /** All weights under the names that {@link ModelDescription#embed} asks for, adapters folded in. */
    StateDict weights() throws CheckpointException {
        List<StateDict> folded = new ArrayList<>();
        for (Part part : parts) {
            folded.add(part.folded());
        }
        return weights(folded);
    }

    /** As above, without the adapters. */
    StateDict frozenWeights() {
        return weights(parts.stream().map(Part::base).toList());
    }

    private StateDict weights(List<StateDict> branches) {
        StateDict all = fusion.above("fusion.");
        for (int i = 0; i < branches.size(); i++) {
            all = all.with(branches.get(i).above("branches." + i + "."));
        }
        return all;
    }
}
