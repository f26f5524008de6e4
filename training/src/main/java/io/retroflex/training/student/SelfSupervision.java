package io.retroflex.training.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.loss.SupervisedContrastive;
import io.retroflex.training.run.Objective;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.training.sampling.ShuffledBatches;
import io.retroflex.vision.network.Fusion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Two changed views of a picture come to lie closer together than those of any other picture in the batch (SimCLR; Chen et
 * al., arXiv 2002.05709). That is the supervised contrastive loss with each picture as a label of its own.
 *
 * <p>Contrast, and not DINO: DINO wants a second network that follows the first, many crops and long schedules before it
 * gives anything; with a few thousand pictures and two cores contrast gives more in the same minutes.
 */
final class SelfSupervision implements Objective<ViewBatch> {
    private final Learner learner;
    private final HeldOut data;
    private final StudentSettings settings;
    private final ShuffledBatches batches;
    private final SupervisedContrastive loss;
    private final Fusion projection;

    SelfSupervision(Learner learner, HeldOut data, StudentSettings settings, Fusion projection) {
        this.learner = learner;
        this.data = data;
        this.settings = settings;
        this.projection = projection;
        this.batches = new ShuffledBatches(
                data.learning().size(), settings.batch(), settings.run().seed());
        this.loss = new SupervisedContrastive(settings.temperature());
    }

    @Override
    public List<int[]> batches(int epoch) {
        return batches.batches(epoch);
    }

    /** The first views of all pictures, then the second ones. */
    @Override
    public ViewBatch prepare(int[] batch, int epoch, int place) {
        long[] seeds = new SplittableRandom(settings.run().seed() + 1_000_003L * epoch + place)
                .longs(2L * batch.length)
                .toArray();
        return ViewBatch.of(
                seeds.length,
                learner.description().views(),
                (i, framing) -> data.pictures()
                        .changed(
                                data.learning().get(batch[i % batch.length]),
                                framing,
                                settings.augmentation(),
                                seeds[i]));
    }

    @Override
    public NDArray loss(ViewBatch batch, NDManager step) {
        NDArray features = learner.learnt(batch, step);
        NDArray projected = learner.extra(projection, Student.PROJECTION, features);
        int[] labels = IntStream.range(0, batch.size())
                .map(i -> i % (batch.size() / 2))
                .toArray();
        return loss.value(projected, labels, Map.of());
    }

    @Override
    public Optional<ValidationFigures> validate() {
        return data.measure(numbers ->
                learner.embedded(numbers.size(), (i, framing) -> data.pictures().framed(numbers.get(i), framing)));
    }
}
