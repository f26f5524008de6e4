package io.retroflex.evaluation;

import io.retroflex.gallery.Entry;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Embeddings as the rows of one array. Rows and columns are padded with zeros to whole tiles, so that every product is
 * summed in the same order: equal rows give equal cosines to the last bit, and their order is left to their ids.
 */
final class Matrix {
    /** How many queries one pass over the gallery serves: the more, the less often it comes from main memory. */
    static final int QUERIES = 16;

    /** Four queries by two pictures: eight sums at a time fill the multiply units. */
    private static final int TILE = 4;

    private static final int PICTURES = 2;

    /** Gallery rows that all queries of a pass are asked against in turn, while they lie in the nearest cache. */
    private static final int PANEL_BYTES = 128 << 10;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final float[] values;
    private final int stride;
    private final int paddedRows;

    Matrix(List<Entry> entries, int dimension) {
        stride = roundUp(dimension, LANES);
        paddedRows = roundUp(entries.size(), QUERIES);
        long size = (long) paddedRows * stride;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("an evaluation holds up to 2^31 values; these are " + entries.size()
                    + " pictures x " + dimension + " dimensions: evaluate on fewer pictures");
        }
        values = new float[(int) size];
        for (int row = 0; row < entries.size(); row++) {
            System.arraycopy(entries.get(row).embedding().values(), 0, values, row * stride, dimension);
        }
    }

    private static int roundUp(int number, int multiple) {
        return Math.ceilDiv(number, multiple) * multiple;
    }

    /** The length of a score array for {@link #cosines}, in floats for each query. */
    int paddedRows() {
        return paddedRows;
    }

    /**
     * The cosines of {@link #QUERIES} rows of {@code queries}, from {@code firstQuery} on, with every row here.
     *
     * @param scores {@code float[QUERIES * paddedRows()]}, one query after the other
     */
    void cosines(Matrix queries, int firstQuery, float[] scores) {
        int panel = roundUp(Math.max(1, PANEL_BYTES / Float.BYTES / stride), PICTURES);
        for (int from = 0; from < paddedRows; from += panel) {
            int to = Math.min(from + panel, paddedRows);
            for (int query = 0; query < QUERIES; query += TILE) {
                tiles(queries, firstQuery + query, from, to, scores, query * paddedRows);
            }
        }
    }

    private void tiles(Matrix queries, int firstQuery, int from, int to, float[] scores, int offset) {
        int q0 = firstQuery * stride;
        int q1 = q0 + stride;
        int q2 = q1 + stride;
        int q3 = q2 + stride;
        for (int row = from; row < to; row += PICTURES) {
            int p0 = row * stride;
            int p1 = p0 + stride;
            FloatVector s00 = FloatVector.zero(SPECIES);
            FloatVector s01 = s00;
            FloatVector s10 = s00;
            FloatVector s11 = s00;
            FloatVector s20 = s00;
            FloatVector s21 = s00;
            FloatVector s30 = s00;
            FloatVector s31 = s00;
            for (int i = 0; i < stride; i += LANES) {
                FloatVector a = FloatVector.fromArray(SPECIES, values, p0 + i);
                FloatVector b = FloatVector.fromArray(SPECIES, values, p1 + i);
                FloatVector query = FloatVector.fromArray(SPECIES, queries.values, q0 + i);
                s00 = query.fma(a, s00);
                s01 = query.fma(b, s01);
                query = FloatVector.fromArray(SPECIES, queries.values, q1 + i);
                s10 = query.fma(a, s10);
                s11 = query.fma(b, s11);
                query = FloatVector.fromArray(SPECIES, queries.values, q2 + i);
                s20 = query.fma(a, s20);
                s21 = query.fma(b, s21);
                query = FloatVector.fromArray(SPECIES, queries.values, q3 + i);
                s30 = query.fma(a, s30);
                s31 = query.fma(b, s31);
            }
            scores[offset + row] = s00.reduceLanes(VectorOperators.ADD);
            scores[offset + row + 1] = s01.reduceLanes(VectorOperators.ADD);
            scores[offset + paddedRows + row] = s10.reduceLanes(VectorOperators.ADD);
            scores[offset + paddedRows + row + 1] = s11.reduceLanes(VectorOperators.ADD);
            scores[offset + 2 * paddedRows + row] = s20.reduceLanes(VectorOperators.ADD);
            scores[offset + 2 * paddedRows + row + 1] = s21.reduceLanes(VectorOperators.ADD);
            scores[offset + 3 * paddedRows + row] = s30.reduceLanes(VectorOperators.ADD);
            scores[offset + 3 * paddedRows + row + 1] = s31.reduceLanes(VectorOperators.ADD);
        }
    }
}
