package io.retroflex.training.data;

import io.retroflex.vision.dataset.LabelledPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Labels and groups of pictures.
 *
 * @param labels of each picture
 * @param groups of each picture: pictures that look alike, or are of one patient, have the same; one without a group is
 *     one of its own
 * @param names the different labels, in alphabetical order
 */
public record Samples(List<String> labels, List<String> groups, List<String> names) {
    /** Of pictures whose groups stand in the columns {@code patient} or else {@code group}. */
    public static Samples of(List<LabelledPicture> pictures) {
        List<String> labels = pictures.stream().map(LabelledPicture::label).toList();
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Optional<String> known = group(pictures.get(i));
            groups.add(known.isPresent() ? "group " + known.get() : "picture " + i);
        }
        return new Samples(
                labels, List.copyOf(groups), labels.stream().distinct().sorted().toList());
    }

    private static Optional<String> group(LabelledPicture picture) {
        return picture.column("patient").or(() -> picture.column("group"));
    }

    /** A picture's label as its place among {@link #names}. */
    public int label(int picture) {
        return names.indexOf(labels.get(picture));
    }
}
