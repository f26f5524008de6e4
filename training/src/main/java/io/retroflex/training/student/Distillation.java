package io.retroflex.training.student;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.Learner;
import io.retroflex.training.run.Objective;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.training.sampling.ShuffledBatches;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.network.Fusion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The student's view of a changed picture, through a linear layer, comes to point where the teacher's embedding of the
 * unchanged picture points: the loss is one minus their cosine.
 */
final class Distillation implements Objective<Distillation.Lesson> {
    /** Changed pictures, and what the teacher makes of the unchanged ones. */
    record Lesson(ViewBatch pictures, List<float[]> taught) {}

    private final Learner learner;
    private final HeldOut data;
    private final StudentSettings settings;
    private final Fusion projection;
    private final float[][] taught;
    private final ShuffledBatches batches;

    Distillation(Learner learner, HeldOut data, StudentSettings settings, Fusion projection, float[][] taught) {
        this.learner = learner;
        this.data = data;
        this.settings = settings;
        this.projection = projection;
        this.taught = taught;
        this.batches = new ShuffledBatches(
                data.learning().size(), settings.batch(), settings.run().seed());
    }

    /** The teacher's embeddings of all pictures, computed once. */
    static float[][] taught(Model teacher, TrainingPictures pictures) {
        try (Learner frozen = new Learner(teacher, false, new StateDict(Map.of()), 0)) {
            return frozen.embedded(pictures.pictures().size(), pictures::framed);
        }
    }

    @Override
    public List<int[]> batches(int epoch) {
        return batches.batches(epoch);
    }

    @Override
    public Lesson prepare(int[] batch, int epoch, int place) {
        long[] seeds = new SplittableRandom(settings.run().seed() + 1_000_003L * epoch + place)
                .longs(batch.length)
                .toArray();
        int[] numbers = Arrays.stream(batch).map(data.learning()::get).toArray();
        ViewBatch changed = ViewBatch.of(
                batch.length,
                learner.description().views(),
                (i, framing) -> data.pictures().changed(numbers[i], framing, settings.augmentation(), seeds[i]));
        return new Lesson(
                changed, Arrays.stream(numbers).mapToObj(i -> taught[i]).toList());
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
