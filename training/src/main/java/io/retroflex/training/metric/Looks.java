package io.retroflex.training.metric;

import io.retroflex.training.learner.Learner;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Symmetry;
import java.util.List;
import java.util.function.BiFunction;

/** What branches see of a picture in the mean of all looks at it, which is what the embedding is made of in the end. */
final class Looks {
    private Looks() {}

    /**
     * The mean vectors.
     *
     * @param framed a picture by its number, as it is
     * @return {@code float[count][widths added up]}
     */
    static float[][] mean(
            Learner learner, int count, BiFunction<Integer, Framing, Picture> framed, List<Symmetry> symmetries) {
        float[][] sum = learner.features(count, framed);
        for (Symmetry symmetry : symmetries) {
            float[][] look = learner.features(count, (i, framing) -> symmetry.apply(framed.apply(i, framing)));
            for (int picture = 0; picture < count; picture++) {
                for (int i = 0; i < sum[picture].length; i++) {
                    sum[picture][i] += look[picture][i];
                }
            }
        }
        for (float[] vector : sum) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= 1 + symmetries.size();
            }
        }
        return sum;
    }
}
