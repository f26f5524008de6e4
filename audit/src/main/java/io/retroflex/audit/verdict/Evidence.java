package io.retroflex.audit.verdict;

import io.retroflex.gallery.Neighbour;
import java.util.List;

/**
 * A photograph that speaks for a station.
 *
 * @param reading of it
 * @param shows the name of what it is like: the station, or one of its alternatives
 * @param share of its neighbours' votes for the station's labels
 * @param likeness to them
 * @param chance how often a picture that shows none of them is as like them, in (0, 1]
 * @param neighbours the nearest labelled pictures, of whatever label
 */
public record Evidence(
        Reading reading, String shows, double share, double likeness, double chance, List<Neighbour> neighbours) {
    /** The share of the votes from which on a photograph speaks for a station by itself. */
    static final double SPEAKING = 0.5;

    /** Copies the list. */
    public Evidence {
        neighbours = List.copyOf(neighbours);
    }

    /** Whether it speaks for the station by itself: at least half of the votes do. */
    public boolean speaks() {
        return share >= SPEAKING;
    }
}
