package io.retroflex.training.learner;

import io.retroflex.training.run.ValidationFigures;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.Embedding;
import java.util.List;

/** Measures retrieval; the measures themselves live elsewhere. */
public interface Validation {
    /** Pictures and their embeddings, in the same order. */
    record Embedded(List<LabelledPicture> pictures, List<Embedding> embeddings) {}

    /** Asks the queries against the gallery. */
    ValidationFigures measure(Embedded gallery, Embedded queries);
}
