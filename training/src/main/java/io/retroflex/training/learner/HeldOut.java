package io.retroflex.training.learner;

import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.run.ValidationFigures;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.Embedding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Pictures divided: those that are learnt from, which are the gallery of the validation, and those held out, its queries.
 *
 * @param learning numbers of the pictures that are learnt from
 * @param queries numbers of the pictures that are held out; with none, nothing is validated
 */
public record HeldOut(TrainingPictures pictures, List<Integer> learning, List<Integer> queries, Validation validation) {
    /** Divides pictures by whether they are learnt from. */
    public static HeldOut of(
            TrainingPictures pictures, Predicate<LabelledPicture> isLearntFrom, Validation validation) {
        List<LabelledPicture> all = pictures.pictures();
        return new HeldOut(pictures, numbers(all, isLearntFrom), numbers(all, isLearntFrom.negate()), validation);
    }

    private static List<Integer> numbers(List<LabelledPicture> all, Predicate<LabelledPicture> wanted) {
        return IntStream.range(0, all.size())
                .filter(i -> wanted.test(all.get(i)))
                .boxed()
                .toList();
    }

    /** The pictures that are learnt from. */
    public List<LabelledPicture> learnt() {
        return learning.stream().map(pictures.pictures()::get).toList();
    }

    /**
     * Measures vectors as they are now.
     *
     * @param vectors gives those of pictures by their numbers, {@code float[pictures][dimension]}, of any length but zero
     */
    public Optional<ValidationFigures> measure(Function<List<Integer>, float[][]> vectors) {
        if (queries.isEmpty() || learning.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(validation.measure(embedded(learning, vectors), embedded(queries, vectors)));
    }

    private Validation.Embedded embedded(List<Integer> numbers, Function<List<Integer>, float[][]> vectors) {
        return new Validation.Embedded(
                numbers.stream().map(pictures.pictures()::get).toList(),
                Arrays.stream(vectors.apply(numbers)).map(Embedding::normalized).toList());
    }
}
