package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.StateDict;
import java.util.List;
import java.util.Optional;

/**
 * A model: what it is, and its weights.
 *
 * @param parts of each branch, in the order of the description
 * @param fusion the parameters of the fusion; empty where it learns nothing
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

    /**
     * Says whose vectors these are: SHA-256 over the branches, the fusion and the sums of the weights. Two models of one
     * fingerprint give the same embeddings; name, labels and provenance do not count.
     */
    public String fingerprint() {
        return Fingerprint.of(description);
    }

    /** All weights under the names that {@link ModelDescription#embed} asks for, adapters folded in. */
    StateDict weights() throws CheckpointException {
        StateDict all = fusion.above("fusion.");
        for (int i = 0; i < parts.size(); i++) {
            all = all.with(parts.get(i).folded().above("branches." + i + "."));
        }
        return all;
    }
}
