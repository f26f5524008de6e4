package io.retroflex.training.student;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.training.learner.PrincipalAxes;
import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.DualEmbedder.Prepared;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a teacher sees in changed copies of pictures, each looked at once. The student is shown the very same copies: it
 * learns the teacher's function, not to say the same of whatever a picture is changed to (Beyer et al., arXiv 2106.05237).
 *
 * <p>The teacher's vectors are held along their principal axes, half-way to white: as they are they all point much the same
 * way, and a student that says the same of every picture would be nearly right.
 */
final class Lessons {
    private static final int MOST_AXES = 256;
    private static final int CHUNK = 64;

    private final Copies copies;
    private final float[][] taught;

    /** Changed copies of the pictures that are learnt from, {@code views} of each. */
    private record Copies(HeldOut data, Augmentation augmentation, int views, long seed) {
        int count() {
            return data.learning().size() * views;
        }

        Picture picture(int copy, Framing framing) {
            int number = data.learning().get(copy / views);
            return data.pictures()
                    .changed(number, framing, augmentation, seed + 1_000_003L * (copy % views) + 31L * number);
        }
    }

    private Lessons(Copies copies, float[][] taught) {
        this.copies = copies;
        this.taught = taught;
    }

    /**
     * Lets the teacher look at everything.
     *
     * @throws CheckpointException if the teacher's adapter does not fit its base
     */
    static Lessons of(Model teacher, HeldOut data, StudentSettings settings) throws CheckpointException {
        Copies copies = new Copies(
                data, settings.augmentation(), settings.views(), settings.run().seed());
        float[][] seen = seen(teacher, copies);
        int axes = Math.min(MOST_AXES, Math.min(seen.length, seen[0].length));
        return new Lessons(copies, projected(seen, PrincipalAxes.of(seen, axes)));
    }

    private static float[][] seen(Model teacher, Copies copies) throws CheckpointException {
        List<float[]> seen = new ArrayList<>(copies.count());
        try (DualEmbedder embedder = DualEmbedder.of(teacher, EmbedderOptions.forMany())) {
            for (int from = 0; from < copies.count(); from += CHUNK) {
                List<Prepared> prepared = IntStream.range(from, Math.min(from + CHUNK, copies.count()))
                        .parallel()
                        .mapToObj(copy -> embedder.prepareFramed(framing -> copies.picture(copy, framing)))
                        .toList();
                embedder.embedPrepared(prepared).stream().map(Embedding::values).forEach(seen::add);
            }
        }
        return seen.toArray(float[][]::new);
    }

    private static float[][] projected(float[][] vectors, StateDict axes) {
        float[] weight = axes.get("weight").floats();
        float[] bias = axes.get("bias").floats();
        return IntStream.range(0, vectors.length)
                .parallel()
                .mapToObj(row -> projected(vectors[row], weight, bias))
                .toArray(float[][]::new);
    }

    private static float[] projected(float[] vector, float[] weight, float[] bias) {
        float[] projected = bias.clone();
        for (int axis = 0; axis < bias.length; axis++) {
            float sum = 0;
            for (int i = 0; i < vector.length; i++) {
                sum += weight[axis * vector.length + i] * vector[i];
            }
            projected[axis] += sum;
        }
        return Embedding.normalized(projected).values();
    }

    /** Changed copies of each picture. */
    int views() {
        return copies.views();
    }

    /** How many numbers the teacher says of a copy. */
    int width() {
        return taught[0].length;
    }

    /** A changed copy of a picture, by its place among those that are learnt from. */
    Picture picture(int place, int view, Framing framing) {
        return copies.picture(place * copies.views() + view, framing);
    }

    /** What the teacher says of it, {@code float[width]} of length one. */
    float[] taught(int place, int view) {
        return taught[place * copies.views() + view];
    }
}
