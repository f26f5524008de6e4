package io.retroflex.gallery;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Vectors of one dimension as the rows of a matrix, laid out for fast inner products with a query. Immutable, and safe
 * to share between threads.
 */
public final class VectorMatrix {
    /** A block holds about a megabyte: large enough to stream, small enough to copy when one row of it changes. */
    private static final int BLOCK_FLOATS = 1 << 18;

    /** Of the rows that several queries are compared with before the next: they stay in the nearest cache of a core. */
    private static final int CACHED_FLOATS = 1 << 13;

    private static final int[] EVERY_ROW = IntStream.range(0, BLOCK_FLOATS).toArray();

    private final int dimension;
    private final int rows;
    private final int blockRows;
    private final float[][] blocks;

    private VectorMatrix(int dimension, int rows, float[][] blocks) {
        this.dimension = dimension;
        this.rows = rows;
        this.blockRows = blockRows(dimension);
        this.blocks = blocks;
    }

    /**
     * A matrix with these rows, which are copied.
     *
     * @param dimension of every row, 1 or more
     * @throws IllegalArgumentException if a row has another dimension
     */
    public static VectorMatrix of(int dimension, List<float[]> rows) {
        if (dimension < 1) {
            throw new IllegalArgumentException("vectors of dimension " + dimension);
        }
        int blockRows = blockRows(dimension);
        int stride = InnerProduct.stride(dimension);
        float[][] blocks = new float[Math.ceilDiv(rows.size(), blockRows)][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new float[blockRows * stride];
        }
        int row = 0;
        for (float[] values : rows) {
            requireDimension(dimension, values.length);
            System.arraycopy(values, 0, blocks[row / blockRows], row % blockRows * stride, dimension);
            row++;
        }
        return new VectorMatrix(dimension, rows.size(), blocks);
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The number of values of a row. */
    public int dimension() {
        return dimension;
    }

    /** A copy of a row, {@code float[dimension]}. */
    public float[] row(int row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException("row " + row + " of " + rows);
        }
        int from = row % blockRows * InnerProduct.stride(dimension);
        return Arrays.copyOfRange(blocks[row / blockRows], from, from + dimension);
    }

    /**
     * The inner products of all rows with a query; cosines if both have length one. Equal rows have equal results.
     *
     * @param query {@code float[dimension]}
     * @param out receives the results, at least {@code rows} long
     * @throws IllegalArgumentException if the query has another dimension or {@code out} is too short
     */
    public void cosines(float[] query, float[] out) {
        cosines(new float[][] {query}, new float[][] {out});
    }

    /**
     * The same of several queries: a few rows at a time for all of them, while those are in the cache of a core.
     *
     * @param queries {@code float[queries][dimension]}
     * @param out receives the results of each query, at least {@code rows} long each
     * @throws IllegalArgumentException if a query has another dimension or an {@code out} is too short
     */
    void cosines(float[][] queries, float[][] out) {
        float[][] padded = new float[queries.length][];
        for (int query = 0; query < queries.length; query++) {
            requireDimension(dimension, queries[query].length);
            if (out[query].length < rows) {
                throw new IllegalArgumentException("room for " + out[query].length + " results of " + rows + " rows");
            }
            padded[query] = InnerProduct.padded(queries[query]);
        }
        int some = Math.max(1, CACHED_FLOATS / InnerProduct.stride(dimension));
        for (int row = 0; row < rows; ) {
            int inBlock = row % blockRows;
            int count = Math.min(some, Math.min(blockRows - inBlock, rows - row));
            for (int query = 0; query < queries.length; query++) {
                InnerProduct.of(blocks[row / blockRows], EVERY_ROW, inBlock, count, padded[query], out[query], row);
            }
            row += count;
        }
    }

    /** Offers every row and its inner product with the query. */
    void scan(float[] query, TopRows top) {
        float[] padded = InnerProduct.padded(query);
        float[] scores = new float[Math.min(blockRows, rows)];
        for (int i = 0; i < blocks.length; i++) {
            int first = i * blockRows;
            int count = Math.min(blockRows, rows - first);
            InnerProduct.of(blocks[i], EVERY_ROW, 0, count, padded, scores, 0);
            top.offer(scores, EVERY_ROW, count, first);
        }
    }

    /** Offers the accepted rows and their inner products with the query; the others are not read. */
    void scan(float[] query, RowSet accepted, TopRows top) {
        float[] padded = InnerProduct.padded(query);
        float[] scores = new float[Math.min(blockRows, rows)];
        int[] chosen = new int[scores.length];
        for (int i = 0; i < blocks.length; i++) {
            int first = i * blockRows;
            int count = accepted.within(first, Math.min(blockRows, rows - first), chosen);
            InnerProduct.of(blocks[i], chosen, 0, count, padded, scores, 0);
            top.offer(scores, chosen, count, first);
        }
    }

    /**
     * A matrix with some rows changed. It shares the blocks that stay the same with this one, which does not change.
     *
     * @param size its number of rows
     * @param changed the new values by row; every row that this matrix does not have must be among them
     */
    VectorMatrix with(int size, Map<Integer, float[]> changed) {
        int stride = InnerProduct.stride(dimension);
        float[][] copies = Arrays.copyOf(blocks, Math.ceilDiv(size, blockRows));
        boolean[] own = new boolean[copies.length];
        changed.forEach((row, values) -> {
            int block = row / blockRows;
            if (!own[block]) {
                copies[block] = block < blocks.length ? blocks[block].clone() : new float[blockRows * stride];
                own[block] = true;
            }
            System.arraycopy(values, 0, copies[block], row % blockRows * stride, dimension);
        });
        return new VectorMatrix(dimension, size, copies);
    }

    private static int blockRows(int dimension) {
        return Math.max(1, BLOCK_FLOATS / InnerProduct.stride(dimension));
    }

    private static void requireDimension(int expected, int dimension) {
        if (dimension != expected) {
            throw new IllegalArgumentException(
                    "a vector of dimension " + dimension + " with a matrix of dimension " + expected);
        }
    }
}
