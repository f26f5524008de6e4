package io.retroflex.training.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.run.Objective;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.training.sampling.ShuffledBatches;
import io.retroflex.vision.network.Fusion;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The student's view of a changed picture, through a linear layer, comes to point where the teacher's view of the very same
 * changed picture points: the loss is one minus their cosine.
 */
final class Distillation implements Objective<Distillation.Lesson> {
    /** Changed pictures, and what the teacher says of them. */
    record Lesson(ViewBatch pictures, List<float[]> taught) {}

    private final Learner learner;
    private final HeldOut data;
    private final Lessons lessons;
    private final Fusion projection;
    private final ShuffledBatches batches;
    private final long seed;

    Distillation(Learner learner, HeldOut data, StudentSettings settings, Fusion projection, Lessons lessons) {
        this.learner = learner;
        this.data = data;
        this.lessons = lessons;
        this.projection = projection;
        this.seed = settings.run().seed();
        this.batches = new ShuffledBatches(data.learning().size(), settings.batch(), seed);
    }

    @Override
    public List<int[]> batches(int epoch) {
        return batches.batches(epoch);
    }

    @Override
    public Lesson prepare(int[] batch, int epoch, int place) {
        int[] views = new SplittableRandom(seed + 1_000_003L * epoch + place)
                .ints(batch.length, 0, lessons.views())
                .toArray();
        ViewBatch changed = ViewBatch.of(
                batch.length,
                learner.description().views(),
                (i, framing) -> lessons.picture(batch[i], views[i], framing));
        List<float[]> taught = IntStream.range(0, batch.length)
                .mapToObj(i -> lessons.taught(batch[i], views[i]))
                .toList();
        return new Lesson(changed, taught);
    }

    @Override
    public NDArray loss(Lesson lesson, NDManager step) {
        NDArray features = learner.learnt(lesson.pictures(), step);
        NDArray seen = learner.extra(projection, Student.PROJECTION, features);
        NDArray aim = Learner.rows(lesson.taught().toArray(float[][]::new), step);
        return seen.mul(aim).sum(new int[] {1}).mean().neg().add(1);
    }

    @Override
    public Optional<ValidationFigures> validate() {
        return data.measure(numbers ->
                learner.embedded(numbers.size(), (i, framing) -> data.pictures().framed(numbers.get(i), framing)));
    }
}
