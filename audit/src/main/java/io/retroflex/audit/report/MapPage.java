package io.retroflex.audit.report;

import io.retroflex.audit.map.GalleryMap;
import io.retroflex.audit.map.Place;
import io.retroflex.audit.map.Placed;
import io.retroflex.evaluation.report.PageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * A gallery in the plane, as one self-contained page.
 *
 * @param photographs of a procedure with their places, by their numbers; none where only the gallery is shown
 */
public record MapPage(GalleryMap map, SortedMap<Integer, Place> photographs, Provenance provenance) {
    private static final int SIDE = 1000;
    private static final int MARGIN = 20;
    private static final int SHAPES = 5;
    /** Of the golden angle: labels that follow each other differ most. */
    private static final double HUES = 137.508;

    /** Writes the page; what stood there before is replaced only once the new page is whole. */
    public Path write(Path target) throws IOException {
        return new PageFile(MapPage.class).write(target, "map.jte", this);
    }

    /**
     * The pictures of a label.
     *
     * @param number of the label, from 0
     */
    record Group(int number, String label, List<Placed> pictures) {
        String id() {
            return "label-" + number;
        }

        /** Its shape, so that nobody depends on colours. */
        String shape() {
            return "#shape-" + number % SHAPES;
        }

        String hue() {
            return String.format(Locale.ROOT, "%.0f", number * HUES % 360);
        }

        String title() {
            return label + ": " + pictures.size() + (pictures.size() == 1 ? " picture" : " pictures");
        }
    }

    List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        map.pictures().forEach((label, pictures) -> groups.add(new Group(groups.size(), label, pictures)));
        return groups;
    }

    static String x(Place place) {
        return String.format(Locale.ROOT, "%.1f", MARGIN + place.x() * (SIDE - 2 * MARGIN));
    }

    static String y(Place place) {
        return String.format(Locale.ROOT, "%.1f", SIDE - MARGIN - place.y() * (SIDE - 2 * MARGIN));
    }

    String lead() {
        return String.format(
                Locale.ROOT,
                "%,d labelled pictures%s. Those that look alike to the model lie near each other.",
                map.size(),
                map.left() == 0 ? "" : String.format(Locale.ROOT, " of %,d", map.size() + map.left()));
    }

    String trust() {
        return String.format(
                Locale.ROOT,
                "The plane has two dimensions, the embeddings have many more. Of the ten pictures that are nearest to a picture by"
                        + " cosine, %.0f %% are among the ten nearest here (by chance %.1f %%; mean of %,d pictures). Look at"
                        + " which groups there are; distances between groups, and their sizes, mean nothing. A verdict never"
                        + " comes from this map.",
                100 * map.trust().kept(),
                100 * map.trust().chance(),
                map.trust().asked());
    }
}
