package io.retroflex.cli;

import io.retroflex.training.data.Samples;
import io.retroflex.training.data.TrainingPictures;
import io.retroflex.training.learner.HeldOut;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pictures made ready for training, divided, with the ids of their content. */
final class TrainingData implements AutoCloseable {
    private final TrainingPictures pictures;
    private final HeldOut heldOut;
    private final List<Integer> others;
    private final List<String> ids;

    private TrainingData(TrainingPictures pictures, HeldOut heldOut, List<Integer> others, List<String> ids) {
        this.pictures = pictures;
        this.heldOut = heldOut;
        this.others = others;
        this.ids = ids;
    }

    /**
     * Reads the pictures and tells the user what there is.
     *
     * @param others pictures that are neither learnt from nor held out
     * @param framings that they are needed in
     * @throws Failure if there is nothing to learn from, or what is held out has none of the labels learnt
     */
    static TrainingData load(
            TrainingSource.Parts parts,
            List<LabelledPicture> others,
            List<Framing> framings,
            BadFiles bad,
            Output output)
            throws IOException, InterruptedException {
        parts.notes().forEach(output::note);
        List<LabelledPicture> all = Stream.of(parts.learning(), parts.heldOut(), others)
                .flatMap(List::stream)
                .toList();
        TrainingPictures pictures;
        try (Progress progress = Progress.of("Reading", "pictures", 1, all.size())) {
            pictures = new TrainingPictures(all, framings, progress::at);
        }
        pictures.problems().forEach(bad::add);
        HeldOut heldOut = new HeldOut(
                pictures,
                numbers(pictures, parts.learning()),
                numbers(pictures, parts.heldOut()),
                new RetrievalValidation());
        if (heldOut.learning().isEmpty()) {
            pictures.close();
            bad.report(output, 0);
            throw new Failure("there is nothing to learn from: no picture could be read");
        }
        TrainingData data = new TrainingData(pictures, heldOut, numbers(pictures, others), ids(pictures.pictures()));
        data.check();
        output.note(parts.description() + ": " + data.summary());
        return data;
    }

    private static List<Integer> numbers(TrainingPictures pictures, List<LabelledPicture> wanted) {
        Set<Path> files = wanted.stream().map(LabelledPicture::file).collect(Collectors.toSet());
        List<LabelledPicture> all = pictures.pictures();
        return IntStream.range(0, all.size())
                .filter(i -> files.contains(all.get(i).file()))
                .boxed()
                .toList();
    }

    private static List<String> ids(List<LabelledPicture> pictures) throws IOException {
        try {
            return pictures.parallelStream()
                    .map(picture -> {
                        try {
                            return PictureId.of(picture.file());
                        } catch (PictureException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void check() throws IOException {
        Set<String> learnt = labels(heldOut.learning());
        Set<String> asked = labels(heldOut.queries());
        if (!asked.isEmpty() && asked.stream().noneMatch(learnt::contains)) {
            close();
            throw new Failure("what is held out shows " + String.join(", ", asked) + ", what is learnt from "
                    + String.join(", ", learnt) + ": no label is in both; divide the data otherwise");
        }
    }

    private Set<String> labels(List<Integer> numbers) {
        return numbers.stream()
                .map(i -> pictures.pictures().get(i).label())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Counts in words. */
    String summary() {
        return heldOut.learning().size() + " pictures of "
                + labels(heldOut.learning()).size() + " labels to learn from, "
                + heldOut.queries().size() + " held out";
    }

    /** All pictures. */
    TrainingPictures pictures() {
        return pictures;
    }

    /** Those that are learnt from and those held out. */
    HeldOut heldOut() {
        return heldOut;
    }

    /** Numbers of the pictures that are neither. */
    List<Integer> others() {
        return others;
    }

    /** The content of each of {@link #pictures}; the same file has the same. */
    List<String> ids() {
        return ids;
    }

    /** What decides a run on this data. */
    RunIdentity identity(String command, Object settings, List<String> models) {
        return new RunIdentity(command, settings, models, described(heldOut.learning()), described(heldOut.queries()));
    }

    private List<String> described(List<Integer> numbers) {
        List<LabelledPicture> chosen =
                numbers.stream().map(pictures.pictures()::get).toList();
        Samples samples = Samples.of(chosen);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            lines.add(String.join(
                    ", ",
                    ids.get(numbers.get(i)),
                    samples.labels().get(i),
                    samples.groups().get(i),
                    chosen.get(i).name()));
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        pictures.close();
    }
}
