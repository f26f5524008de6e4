package io.retroflex.benchmarks.training;

import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.learner.Initial;
import io.retroflex.training.loss.Loss;
import io.retroflex.training.loss.Triplet;
import io.retroflex.training.metric.AdapterSettings;
import io.retroflex.training.optimize.Schedule;
import io.retroflex.training.run.RunSettings;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The paper's preset at full size, ready to learn from one fixed batch. */
final class PaperStart {
    static final AdapterSettings ADAPTER = AdapterSettings.paper();
    static final Loss LOSS = Triplet.published();
    static final RunSettings RUN = new RunSettings(1, 1, new Schedule(1e-4, 0), 1, 1e-4, 2, 0, 1, 1);

    private PaperStart() {}

    /** The same bases; adapters that change nothing yet and a head that was drawn, as metric learning begins with. */
    static Model begin(Model whole) {
        SplittableRandom random = new SplittableRandom(RUN.seed());
        ModelDescription description = whole.description();
        List<Model.Part> parts = new ArrayList<>();
        for (int i = 0; i < whole.parts().size(); i++) {
            parts.add(new Model.Part(
                    whole.parts().get(i).base(),
                    ADAPTER.begin(description.branches().get(i).backbone(), random)));
        }
        return new Model(description, parts, Initial.layers(description.fusion().parameters(), random));
    }

    /** The drawn pictures as one batch, without augmentation. */
    static ViewBatch batch(ModelDescription description) {
        List<Picture> pictures = ToyPictures.draw();
        return ViewBatch.of(pictures.size(), description.views(), (i, framing) -> framing.apply(pictures.get(i)));
    }
}
