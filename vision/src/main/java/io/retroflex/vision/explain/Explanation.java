package io.retroflex.vision.explain;

import io.retroflex.vision.picture.Picture;
import java.util.List;

/**
 * What the cosine of two pictures comes from.
 *
 * @param cosine of their embeddings, as a search finds it
 * @param matches the pairs of cells that share most, strongest first
 */
public record Explanation(float cosine, Side query, Side neighbour, List<Match> matches) {
    /** Copies the list. */
    public Explanation {
        matches = List.copyOf(matches);
    }

    /**
     * One of the two pictures.
     *
     * @param seen what of it the model sees, of two branches that see different parts the first; at its own size where
     *     it is only stretched to the network's
     * @param heat over what is seen, edge to edge
     */
    public record Side(Picture seen, HeatMap heat) {}
}
