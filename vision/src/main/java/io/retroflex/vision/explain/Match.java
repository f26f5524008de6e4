package io.retroflex.vision.explain;

/**
 * Two cells that bring the same to both embeddings.
 *
 * @param shared the part of the cosine that needs both: hidden alone, each takes it along; hidden together, it is not lost
 *     twice
 */
public record Match(Cell query, Cell neighbour, float shared) {}
