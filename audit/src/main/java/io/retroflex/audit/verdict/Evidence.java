package io.retroflex.audit.verdict;

import io.retroflex.gallery.Neighbour;
import java.util.List;

/**
 * A photograph that speaks for a station.
 *
 * @param reading of it
 * @param shows the name of what it is like: the station, or one of its alternatives
 * @param likeness to the station's labels
 * @param chance how often a picture that shows none of them is as like them, in (0, 1]
 * @param neighbours the nearest labelled pictures, of whatever label
 */
public record Evidence(Reading reading, String shows, double likeness, double chance, List<Neighbour> neighbours) {
    /** Copies the list. */
    public Evidence {
        neighbours = List.copyOf(neighbours);
    }
}
