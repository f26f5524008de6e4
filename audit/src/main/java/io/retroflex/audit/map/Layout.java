package io.retroflex.audit.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tagbio.umap.Umap;
import tagbio.umap.metric.CosineMetric;

/** Places in the plane by UMAP (McInnes, Healy and Melville, arXiv 1802.03426), so that what is near stays near. */
final class Layout {
    /** Fewer have no neighbourhoods to speak of. */
    static final int FEWEST = 20;

    private static final int NEIGHBOURS = 15;
    private static final float LEAST_DISTANCE = 0.6f;

    private Layout() {}

    /**
     * The places of embeddings, in their order, within the unit square; the same seed gives the same places.
     *
     * @throws IllegalArgumentException if there are fewer than {@value #FEWEST}
     */
    static List<Place> of(float[][] embeddings, long seed) {
        if (embeddings.length < FEWEST) {
            throw new IllegalArgumentException("a map needs at least " + FEWEST + " labelled pictures, and there are "
                    + embeddings.length + "; add some");
        }
        Umap umap = new Umap()
                .setNumberComponents(2)
                .setNumberNearestNeighbours(Math.min(NEIGHBOURS, embeddings.length - 1))
                .setMinDist(LEAST_DISTANCE)
                .setMetric(CosineMetric.SINGLETON)
                .setSeed(seed)
                // With more of them the same seed gives other places each time.
                .setThreads(1);
        return scaled(umap.fitTransform(embeddings));
    }

    /** Both axes by the same factor, the longer one from edge to edge, the other in the middle. */
    private static List<Place> scaled(float[][] plane) {
        double[] low = new double[2];
        double[] high = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            int one = axis;
            low[axis] = Arrays.stream(plane).mapToDouble(row -> row[one]).min().orElseThrow();
            high[axis] = Arrays.stream(plane).mapToDouble(row -> row[one]).max().orElseThrow();
        }
        double side = Math.max(Math.max(high[0] - low[0], high[1] - low[1]), Double.MIN_NORMAL);
        List<Place> places = new ArrayList<>(plane.length);
        for (float[] row : plane) {
            places.add(new Place(
                    0.5 + (row[0] - (low[0] + high[0]) / 2) / side, 0.5 + (row[1] - (low[1] + high[1]) / 2) / side));
        }
        return places;
    }
}
