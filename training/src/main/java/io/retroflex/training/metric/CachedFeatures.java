package io.retroflex.training.metric;

import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.learner.Learner;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What frozen branches make of pictures, computed once and shared by all heads that are learnt on them.
 *
 * @param widths of the branches' vectors, which stand end to end
 * @param views {@code float[pictures][widths added up]} of the pictures as they are, then of each changed copy of them
 * @param looks the same in the mean of all looks at a picture, for what is fitted once; the first view where a picture is
 *     looked at once
 */
public record CachedFeatures(List<Integer> widths, List<float[][]> views, List<float[]> looks) {
    /** Copies the lists. */
    public CachedFeatures {
        widths = List.copyOf(widths);
        views = List.copyOf(views);
        looks = List.copyOf(looks);
    }

    /**
     * Computes the features of all pictures: as they are, and of as many changed copies as the settings ask for.
     *
     * @param start the model whose bases are frozen; its adapters and fusion do not matter
     */
    public static CachedFeatures of(Model start, MetricSettings settings, TrainingPictures pictures) {
        Model begun = new Beginning(start, settings.with(new Adaptation.Frozen())).model();
        int count = pictures.pictures().size();
        List<float[][]> views = new ArrayList<>();
        float[][] looks;
        try (Learner learner = new Learner(begun, false, new StateDict(Map.of()), 0)) {
            views.add(learner.features(count, pictures::framed));
            looks = settings.reminder().isEmpty() || settings.symmetries().isEmpty()
                    ? views.getFirst()
                    : Looks.mean(learner, count, pictures::framed, settings.symmetries());
            for (int copy = 1; copy <= settings.views(); copy++) {
                long own = settings.run().seed() + 1_000_003L * copy;
                views.add(learner.features(
                        count, (i, framing) -> pictures.changed(i, framing, settings.augmentation(), own + 31L * i)));
            }
        }
        return new CachedFeatures(
                begun.description().branches().stream()
                        .map(branch -> branch.dimension())
                        .toList(),
                views,
                List.of(looks));
    }

    /** The features of one of the branches alone. */
    public CachedFeatures branch(int index) {
        int from = widths.subList(0, index).stream().mapToInt(Integer::intValue).sum();
        int to = from + widths.get(index);
        return new CachedFeatures(
                List.of(widths.get(index)),
                views.stream()
                        .map(view -> part(Arrays.stream(view), from, to).toArray(float[][]::new))
                        .toList(),
                part(looks.stream(), from, to).toList());
    }

    private static Stream<float[]> part(Stream<float[]> rows, int from, int to) {
        return rows.map(row -> Arrays.copyOfRange(row, from, to));
    }

    /** How many pictures there are. */
    public int pictures() {
        return views.getFirst().length;
    }

    /** The features of pictures as they are, by their numbers, {@code float[numbers][widths added up]}. */
    public float[][] plain(List<Integer> numbers) {
        return numbers.stream().map(i -> views.getFirst()[i]).toArray(float[][]::new);
    }

    /** The features of pictures in the mean of all looks, by their numbers, {@code float[numbers][widths added up]}. */
    float[][] steady(List<Integer> numbers) {
        return numbers.stream().map(looks::get).toArray(float[][]::new);
    }

    /** The features of a picture as it is or of a changed copy of it, whichever is drawn. */
    float[] drawn(int picture, RandomGenerator random) {
        return views.get(random.nextInt(views.size()))[picture];
    }

    /** Checks that these are the features that a head is to be learnt on. */
    void require(List<Integer> wanted, int wantedPictures) {
        if (!widths.equals(wanted) || pictures() != wantedPictures) {
            throw new IllegalArgumentException("these are features of " + pictures() + " pictures by branches of "
                    + widths + " numbers, not of " + wantedPictures + " by " + wanted
                    + "; compute them from the same model and pictures");
        }
    }
}
