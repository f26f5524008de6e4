package io.retroflex.cli;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.DatasetOptions;
import io.retroflex.vision.dataset.LabelledPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which pictures an evaluation asks, and against which. */
final class EvaluationSides {
    @Option(names = "--queries", paramLabel = "DIR", description = "Ask the pictures of this folder instead.")
    private Optional<Path> queries = Optional.empty();

    @Option(
            names = "--gallery-splits",
            paramLabel = "SPLIT",
            split = ",",
            description = "The gallery (default: train,val; with --queries, all).")
    private List<String> gallerySplits = List.of();

    @Option(
            names = "--query-splits",
            paramLabel = "SPLIT",
            split = ",",
            description = "The queries (default: test; with --queries, all).")
    private List<String> querySplits = List.of();

    @Option(
            names = "--all-against-all",
            description = "Ask each picture against all others even where the data has splits.")
    private boolean allAgainstAll;

    @Option(names = "--labels", paramLabel = "LABEL", split = ",", description = "Only pictures of these labels.")
    private List<String> labels = List.of();

    /**
     * Who is asked, who answers, and all of it in a few words.
     *
     * @param self whether they are the same pictures
     * @param apart whether no picture meets its own group
     */
    record Plan(
            List<LabelledPicture> queries,
            List<LabelledPicture> gallery,
            boolean self,
            boolean apart,
            String description) {}

    /**
     * Reads the data and says who is asked against whom.
     *
     * @throws Failure if a split or label is unknown; the message lists the ones there are
     */
    Plan plan(Path data, DatasetOptions table, BadFiles bad, Output output) throws IOException {
        Dataset dataset = read(data, table, bad);
        if (queries.isPresent()) {
            if (allAgainstAll) {
                throw output.misuse("--all-against-all has no separate --queries; leave one out");
            }
            Dataset others = read(queries.get(), table, bad);
            return limited(
                    Splits.pictures(others, querySplits),
                    Splits.pictures(dataset, gallerySplits),
                    false,
                    named(queries.get(), querySplits) + " against " + named(data, gallerySplits));
        }
        boolean named = !gallerySplits.isEmpty() || !querySplits.isEmpty();
        if (allAgainstAll && named) {
            throw output.misuse("--all-against-all takes all splits; leave out the others");
        }
        if (allAgainstAll || (!named && !Splits.isDivided(dataset))) {
            return limited(
                    dataset.pictures(),
                    dataset.pictures(),
                    true,
                    named(data, List.of()) + ", each picture against all others, never its own group");
        }
        List<String> galleryNames = gallerySplits.isEmpty() ? Splits.usualGallery(dataset) : gallerySplits;
        List<String> queryNames = querySplits.isEmpty() ? List.of("test") : querySplits;
        TreeSet<String> both = new TreeSet<>(galleryNames);
        both.retainAll(queryNames);
        if (!both.isEmpty()) {
            throw output.misuse("the split " + String.join(", ", both)
                    + " is both gallery and queries; a query is never in its own gallery");
        }
        return limited(
                Splits.pictures(dataset, queryNames),
                Splits.pictures(dataset, galleryNames),
                false,
                named(data, queryNames) + " against " + String.join(" and ", galleryNames));
    }

    /**
     * Reads the data and says which of its pictures are asked against a gallery that is there already.
     *
     * @param gallery in a few words
     * @param known the gallery's labels
     */
    Plan against(Path data, DatasetOptions table, String gallery, Set<String> known, BadFiles bad, Output output)
            throws IOException {
        if (queries.isPresent() || allAgainstAll || !gallerySplits.isEmpty()) {
            throw output.misuse("--gallery answers the pictures of --data; leave out --queries, --gallery-splits and"
                    + " --all-against-all");
        }
        Dataset dataset = read(data, table, bad);
        List<String> splits = querySplits.isEmpty() && Splits.isDivided(dataset) ? List.of("test") : querySplits;
        requireKnown(known);
        List<LabelledPicture> asked = Splits.pictures(dataset, splits).stream()
                .filter(picture -> labels.isEmpty() || labels.contains(picture.label()))
                .toList();
        return new Plan(
                asked, List.of(), false, true, named(data, splits) + " against " + gallery + ", never its own group");
    }

    private void requireKnown(Set<String> known) {
        for (String label : labels) {
            if (!known.contains(label)) {
                throw new Failure("unknown label '" + label + "'; the gallery has: " + String.join(", ", known));
            }
        }
    }

    private static Dataset read(Path folder, DatasetOptions table, BadFiles bad) throws IOException {
        Dataset dataset = Dataset.read(folder, table);
        dataset.problems().forEach(problem -> bad.add(problem.toString()));
        return dataset;
    }

    /** The folder's name, not its place: a report is passed on. */
    private static String named(Path folder, List<String> splits) {
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return splits.isEmpty() ? name : name + ": " + String.join(" and ", splits);
    }

    private Plan limited(List<LabelledPicture> asked, List<LabelledPicture> gallery, boolean self, String description) {
        if (labels.isEmpty()) {
            return new Plan(asked, gallery, self, self, description);
        }
        TreeSet<String> known =
                gallery.stream().map(LabelledPicture::label).collect(Collectors.toCollection(TreeSet::new));
        requireKnown(known);
        return new Plan(
                asked.stream()
                        .filter(picture -> labels.contains(picture.label()))
                        .toList(),
                gallery.stream()
                        .filter(picture -> labels.contains(picture.label()))
                        .toList(),
                self,
                self,
                description);
    }
}
