package io.retroflex.cli;

import io.retroflex.evaluation.Evaluation;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.Measures;
import io.retroflex.gallery.Entry;
import io.retroflex.training.learner.Validation;
import io.retroflex.training.run.ValidationFigures;
import java.util.ArrayList;
import java.util.List;

/** The measures of {@code evaluate}, without intervals, while a model learns. */
final class RetrievalValidation implements Validation {
    // One resample: nobody looks at the intervals of an epoch. And no cosine is above 1: no look-alikes are sought.
    private static final EvaluationOptions OPTIONS =
            EvaluationOptions.defaults().withBootstrap(1, 43).withNeighbours(1).withLookAlikes(0, 2);

    @Override
    public ValidationFigures measure(Embedded gallery, Embedded queries) {
        Measures measures =
                Evaluation.run(entries(queries), entries(gallery), OPTIONS).plain();
        return new ValidationFigures(
                measures.recallAt1().value(),
                measures.recallAt5().value(),
                measures.map().value());
    }

    /** The name stands for the picture: it is that of one file, and its order breaks ties the same everywhere. */
    private static List<Entry> entries(Embedded side) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < side.pictures().size(); i++) {
            entries.add(new Entry(
                    side.pictures().get(i).name(),
                    side.embeddings().get(i),
                    GalleryFiller.facts(side.pictures().get(i))));
        }
        return entries;
    }
}
