package io.retroflex.evaluation.report;

import io.retroflex.gallery.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pictures beside their neighbours, as one self-contained page.
 *
 * @param gallery that was asked, in a few words
 * @param size of it
 * @param credit whose pictures it holds and under which licence, if it is known
 * @param model that asked
 * @param fingerprint of that model
 * @param thumbnails a JPEG of the picture of an id, if there is one; kept in the page as it is
 */
public record SearchPage(
        String gallery,
        int size,
        Optional<String> credit,
        String model,
        String fingerprint,
        LocalDate date,
        List<Row> rows,
        Function<String, Optional<byte[]>> thumbnails) {
    /**
     * A picture that was asked about.
     *
     * @param id of its thumbnail
     * @param name to show
     */
    public record Row(String id, String name, List<Neighbour> neighbours) {
        /** The labels of the neighbours with how many there are of each, most first. */
        List<Votes> votes() {
            return Votes.of(neighbours);
        }
    }

    /**
     * Writes the page; what stood there before is replaced only once the new page is whole.
     *
     * @return the file that was written
     */
    public Path write(Path target) throws IOException {
        return new PageFile(SearchPage.class).write(target, "search.jte", this);
    }

    /** Whether a neighbour has no thumbnail. */
    boolean isIncomplete() {
        return rows.stream()
                .flatMap(row -> row.neighbours().stream())
                .anyMatch(neighbour -> source(neighbour.id()).isEmpty());
    }

    /** A thumbnail as a {@code data:} address; empty without one. */
    String source(String id) {
        return thumbnails
                .apply(id)
                .map(jpeg -> "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg))
                .orElse("");
    }

    /** What stands under a neighbour beside its label: its file, or its id. */
    static String name(Neighbour neighbour) {
        return neighbour.facts().get("file").orElse(neighbour.id());
    }

    /** The same without its folders. */
    static String shortName(Neighbour neighbour) {
        String name = name(neighbour);
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
