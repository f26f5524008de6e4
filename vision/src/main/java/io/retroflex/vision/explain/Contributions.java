package io.retroflex.vision.explain;

import io.retroflex.vision.model.Embedding;

/**
 * What each cell of a picture brings to its embedding: the embedding less that of the picture with the cell hidden, the
 * mean over all windows that hide it.
 */
final class Contributions {
    private final int cells;
    private final float[][] vectors;

    private Contributions(int cells, float[][] vectors) {
        this.cells = cells;
        this.vectors = vectors;
    }

    /**
     * @param whole the embedding of the picture
     * @param hidden those with each window over it, in their order
     */
    static Contributions of(Occlusion occlusion, Embedding whole, Iterable<Embedding> hidden) {
        int cells = occlusion.cells();
        int span = occlusion.span();
        float[][] vectors = new float[cells * cells][whole.dimension()];
        int window = 0;
        for (Embedding without : hidden) {
            int top = occlusion.top(window);
            int left = occlusion.left(window);
            for (int row = Math.max(0, top); row < Math.min(cells, top + span); row++) {
                for (int column = Math.max(0, left); column < Math.min(cells, left + span); column++) {
                    add(vectors[row * cells + column], whole.values(), without.values(), 1f / (span * span));
                }
            }
            window++;
        }
        return new Contributions(cells, vectors);
    }

    private static void add(float[] sum, float[] whole, float[] without, float share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * (whole[i] - without[i]);
        }
    }

    /** How far the cosine to another embedding falls without each cell. */
    HeatMap towards(Embedding other) {
        float[] falls = new float[vectors.length];
        for (int i = 0; i < falls.length; i++) {
            falls[i] = product(vectors[i], other.values());
        }
        return new HeatMap(cells, cells, falls);
    }

    /** The number of cells. */
    int size() {
        return vectors.length;
    }

    /** The place of a cell. */
    Cell cell(int index) {
        return new Cell(index / cells, index % cells);
    }

    /** What a cell here and a cell of another picture both bring. */
    float shared(int index, Contributions other, int otherIndex) {
        return product(vectors[index], other.vectors[otherIndex]);
    }

    private static float product(float[] one, float[] other) {
        float sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
