package io.retroflex.cli;

import io.retroflex.gallery.Facts;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pictures a training learns from, and by which it chooses the best epoch. */
final class TrainingSource {
    private static final String TRAIN = "train";
    private static final String VAL = "val";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "A folder with a manifest.csv, or with a folder a label.")
    private Path data = Path.of("");

    @Option(
            names = "--train-splits",
            paramLabel = "SPLIT",
            split = ",",
            description = "Learn from these (default: train; of data without splits, all but every fifth group).")
    private List<String> trainSplits = List.of();

    @Option(
            names = "--val-splits",
            paramLabel = "SPLIT",
            split = ",",
            description = "Choose the best epoch by these (default: val; where there is none, every fifth group).")
    private List<String> valSplits = List.of();

    @Option(
            names = "--without-validation",
            description =
                    "Hold nothing out: learn from all of it, and take the last epoch. Choose --epochs by a run that"
                            + " holds pictures out.")
    private boolean withoutValidation;

    @Option(names = "--labels", paramLabel = "LABEL", split = ",", description = "Only pictures of these labels.")
    private List<String> labels = List.of();

    @Option(names = "--without-labels", paramLabel = "LABEL", split = ",", description = "No pictures of these labels.")
    private List<String> withoutLabels = List.of();

    @Option(
            names = "--also",
            paramLabel = "DIR",
            description = "Learn from all pictures of this folder as well, whatever splits it has; may be repeated.")
    private List<Path> also = List.of();

    @Mixin
    private DataOptions table = new DataOptions();

    /**
     * Pictures divided.
     *
     * @param description of data and division in a few words
     * @param notes what the user should know of the division
     */
    record Parts(
            List<LabelledPicture> learning, List<LabelledPicture> heldOut, String description, List<String> notes) {}

    /** The folder. */
    Path data() {
        return data;
    }

    /** Checks what can be checked without the data. */
    void check(Output output) {
        requireApart(trainSplits, valSplits, "the split", "is both learnt from and held out", output);
        requireApart(labels, withoutLabels, "the label", "is both wanted and not", output);
        if (withoutValidation && !valSplits.isEmpty()) {
            throw output.misuse("--without-validation holds nothing out, but --val-splits names "
                    + String.join(", ", valSplits) + "; leave one of the two out");
        }
    }

    private static void requireApart(
            List<String> some, List<String> others, String what, String contradiction, Output output) {
        TreeSet<String> both = new TreeSet<>(some);
        both.retainAll(others);
        if (!both.isEmpty()) {
            throw output.misuse(
                    what + " " + String.join(", ", both) + " " + contradiction + "; leave it out of one of the two");
        }
    }

    /** Reads the data, all splits of it, without the labels that are not wanted. */
    Dataset read(BadFiles bad) throws IOException {
        Dataset dataset = read(data, bad);
        TreeSet<String> known =
                dataset.pictures().stream().map(LabelledPicture::label).collect(Collectors.toCollection(TreeSet::new));
        List<String> named = new ArrayList<>(labels);
        named.addAll(withoutLabels);
        for (String label : named) {
            if (!known.contains(label)) {
                throw new Failure("unknown label '" + label + "'; the data has: " + String.join(", ", known));
            }
        }
        return new Dataset(
                dataset.root(),
                dataset.pictures().stream()
                        .filter(picture -> labels.isEmpty() || labels.contains(picture.label()))
                        .filter(picture -> !withoutLabels.contains(picture.label()))
                        .toList(),
                dataset.problems());
    }

    private Dataset read(Path folder, BadFiles bad) throws IOException {
        Dataset dataset = Dataset.read(folder, table.options());
        dataset.problems().forEach(problem -> bad.add(problem.toString()));
        return dataset;
    }

    /**
     * Divides the data, and adds what else is to be learnt from.
     *
     * @throws Failure if a split is unknown; the message lists the ones there are
     */
    Parts parts(Dataset dataset, BadFiles bad) throws IOException {
        Parts divided = divided(dataset);
        List<LabelledPicture> learning = new ArrayList<>(divided.learning());
        StringBuilder description = new StringBuilder(divided.description());
        for (Path folder : also) {
            List<LabelledPicture> more = read(folder, bad).pictures();
            learning.addAll(more);
            description.append(", and ").append(more.size()).append(" of ").append(name(folder));
        }
        return new Parts(learning, divided.heldOut(), description.toString(), divided.notes());
    }

    private static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    private Parts divided(Dataset dataset) {
        String name = name(data);
        boolean divided = Splits.isDivided(dataset);
        List<String> learnt = trainSplits.isEmpty() && divided ? List.of(TRAIN) : trainSplits;
        List<LabelledPicture> learning = Splits.pictures(dataset, learnt);
        String from = learnt.isEmpty() ? name : name + ": " + String.join(" and ", learnt);
        if (withoutValidation) {
            return new Parts(learning, List.of(), from + ", not validated", List.of());
        }
        if (valSplits.isEmpty() && (learnt.contains(VAL) || !has(dataset, VAL))) {
            return withFifthHeldOut(learning, from);
        }
        List<String> held = valSplits.isEmpty() ? List.of(VAL) : valSplits;
        if (learnt.isEmpty()) {
            Set<LabelledPicture> apart = new HashSet<>(Splits.pictures(dataset, held));
            learning = learning.stream().filter(Predicate.not(apart::contains)).toList();
        }
        return new Parts(
                learning,
                Splits.pictures(dataset, held),
                from + ", validated by " + String.join(" and ", held),
                List.of());
    }

    private static boolean has(Dataset dataset, String split) {
        return dataset.pictures().stream()
                .anyMatch(picture ->
                        picture.column(Facts.SPLIT).filter(split::equals).isPresent());
    }

    /** By the names of the groups alone, so that the same are held out whenever and wherever it is asked. */
    private static Parts withFifthHeldOut(List<LabelledPicture> pictures, String from) {
        List<String> groups =
                pictures.stream().map(TrainingSource::group).distinct().sorted().toList();
        Set<String> apart = new HashSet<>();
        for (int i = 4; i < groups.size(); i += 5) {
            apart.add(groups.get(i));
        }
        List<String> notes = new ArrayList<>();
        notes.add("there is no split to validate by: every fifth look-alike group is held out, " + apart.size() + " of "
                + groups.size());
        if (pictures.stream().allMatch(picture -> group(picture).equals(picture.name()))) {
            notes.add("the data has no column 'group' or 'patient': each picture is a group of its own, and look-alikes"
                    + " may stand on both sides");
        }
        return new Parts(
                pictures.stream()
                        .filter(picture -> !apart.contains(group(picture)))
                        .toList(),
                pictures.stream()
                        .filter(picture -> apart.contains(group(picture)))
                        .toList(),
                from + ", validated by every fifth group",
                notes);
    }

    private static String group(LabelledPicture picture) {
        return picture.column(Facts.PATIENT)
                .or(() -> picture.column(Facts.GROUP))
                .orElse(picture.name());
    }
}
