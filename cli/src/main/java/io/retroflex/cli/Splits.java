package io.retroflex.cli;

import io.retroflex.gallery.Facts;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parts of a data set by its column {@code split}. */
final class Splits {
    private Splits() {}

    /** Whether the data set is divided. */
    static boolean isDivided(Dataset dataset) {
        return dataset.pictures().stream()
                .anyMatch(picture -> picture.column(Facts.SPLIT).isPresent());
    }

    /** The splits that answer unless others are named: train and val, as far as the data has them. */
    static List<String> usualGallery(Dataset dataset) {
        List<String> present = Stream.of("train", "val")
                .filter(split -> dataset.pictures().stream()
                        .anyMatch(picture -> picture.column(Facts.SPLIT)
                                .filter(split::equals)
                                .isPresent()))
                .toList();
        return present.isEmpty() ? List.of("train") : present;
    }

    /**
     * The pictures of these splits; all of them if none is named.
     *
     * @throws Failure if a split has no picture; the message lists the ones there are
     */
    static List<LabelledPicture> pictures(Dataset dataset, List<String> splits) {
        if (splits.isEmpty()) {
            return dataset.pictures();
        }
        TreeSet<String> known = dataset.pictures().stream()
                .flatMap(picture -> picture.column(Facts.SPLIT).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String split : splits) {
            if (!known.contains(split)) {
                throw new Failure("no picture of " + dataset.root() + " is in the split '" + split + "'; "
                        + (known.isEmpty()
                                ? "its table has no column 'split'"
                                : "there are: " + String.join(", ", known)));
            }
        }
        return dataset.pictures().stream()
                .filter(picture ->
                        picture.column(Facts.SPLIT).filter(splits::contains).isPresent())
                .toList();
    }
}
