package io.retroflex.gallery;

/**
 * A gallery picture near a query.
 *
 * @param cosine of the angle between the two embeddings, in [-1, 1] up to rounding
 */
public record Neighbour(String id, Facts facts, float cosine) {
    /** What the neighbour shows. */
    public String label() {
        return facts.label();
    }
}
