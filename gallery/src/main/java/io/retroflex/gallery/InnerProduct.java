package io.retroflex.gallery;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products with the processor's vector instructions. A row's result does not depend on which rows are computed
 * beside it, nor on whether the code is compiled yet: equal rows have equal results, so ties are ties.
 *
 * <p>Rows lie {@link #stride} floats apart, zeros behind their values, so that no loop needs a remainder.
 */
final class InnerProduct {
    /** Rows a pass, each with two sums: eight independent chains hide the latency of the multiply-add. */
    private static final int ROWS = 4;

    /** With a lane for the sum of each of those rows, also where Java knows no vectors of the processor and prefers two lanes. */
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() < ROWS ? FloatVector.SPECIES_128 : FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private static final VectorShuffle<Float> LOW_HALVES = parts(LANES / 2, 0);
    private static final VectorShuffle<Float> HIGH_HALVES = parts(LANES / 2, LANES / 2);
    private static final VectorShuffle<Float> LOW_QUARTERS = parts(LANES / 4, 0);
    private static final VectorShuffle<Float> HIGH_QUARTERS = parts(LANES / 4, LANES / 4);

    private InnerProduct() {}

    /** The floats that a row of this dimension takes. */
    static int stride(int dimension) {
        return Math.ceilDiv(dimension, 2 * LANES) * 2 * LANES;
    }

    /** A copy with zeros up to the stride. */
    static float[] padded(float[] values) {
        return Arrays.copyOf(values, stride(values.length));
    }

    /** The inner product of two padded vectors. */
    static float of(float[] row, float[] query) {
        float[] out = new float[1];
        one(row, 0, query, out, 0, new float[LANES]);
        return out[0];
    }

    /**
     * The inner products of some rows with a query.
     *
     * @param block rows behind each other, {@code query.length} apart
     * @param rows which of them
     * @param from the first of {@code rows} that counts
     * @param count how many of them count
     * @param query padded
     * @param out receives {@code count} results, from {@code at} on
     */
    static void of(float[] block, int[] rows, int from, int count, float[] query, float[] out, int at) {
        float[] lanes = new float[LANES];
        int stride = query.length;
        int i = 0;
        for (; i + ROWS <= count; i += ROWS) {
            four(
                    block,
                    rows[from + i] * stride,
                    rows[from + i + 1] * stride,
                    rows[from + i + 2] * stride,
                    rows[from + i + 3] * stride,
                    query,
                    out,
                    at + i,
                    lanes);
        }
        for (; i < count; i++) {
            one(block, rows[from + i] * stride, query, out, at + i, lanes);
        }
    }

    private static void four(
            float[] block, int r0, int r1, int r2, int r3, float[] query, float[] out, int at, float[] lanes) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        for (int i = 0; i < query.length; i += 2 * LANES) {
            FloatVector left = FloatVector.fromArray(SPECIES, query, i);
            a0 = FloatVector.fromArray(SPECIES, block, r0 + i).fma(left, a0);
            a1 = FloatVector.fromArray(SPECIES, block, r1 + i).fma(left, a1);
            a2 = FloatVector.fromArray(SPECIES, block, r2 + i).fma(left, a2);
            a3 = FloatVector.fromArray(SPECIES, block, r3 + i).fma(left, a3);
            int j = i + LANES;
            FloatVector right = FloatVector.fromArray(SPECIES, query, j);
            b0 = FloatVector.fromArray(SPECIES, block, r0 + j).fma(right, b0);
            b1 = FloatVector.fromArray(SPECIES, block, r1 + j).fma(right, b1);
            b2 = FloatVector.fromArray(SPECIES, block, r2 + j).fma(right, b2);
            b3 = FloatVector.fromArray(SPECIES, block, r3 + j).fma(right, b3);
        }
        sums(a0.add(b0), a1.add(b1), a2.add(b2), a3.add(b3)).intoArray(lanes, 0);
        for (int row = 0; row < ROWS; row++) {
            out[at + row] = lanes[row * LANES / ROWS];
        }
    }

    /** The {@link #sum} of each of four vectors, a quarter of the lanes apart: the same additions in the same order, side by side. */
    private static FloatVector sums(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
        FloatVector left = a.rearrange(LOW_HALVES, b).add(a.rearrange(HIGH_HALVES, b));
        FloatVector right = c.rearrange(LOW_HALVES, d).add(c.rearrange(HIGH_HALVES, d));
        FloatVector sums = left.rearrange(LOW_QUARTERS, right).add(left.rearrange(HIGH_QUARTERS, right));
        for (int width = LANES / ROWS / 2; width > 0; width /= 2) {
            sums = sums.add(sums.rearrange(VectorShuffle.iota(SPECIES, width, 1, true)));
        }
        return sums.add(0f);
    }

    /** Takes, of the lanes of one vector and then of another, from {@code offset} on {@code part} of each {@code 2 * part}. */
    private static VectorShuffle<Float> parts(int part, int offset) {
        return VectorShuffle.fromOp(SPECIES, lane -> offset + lane / part * 2 * part + lane % part);
    }

    private static void one(float[] block, int row, float[] query, float[] out, int at, float[] lanes) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        for (int i = 0; i < query.length; i += 2 * LANES) {
            int j = i + LANES;
            a = FloatVector.fromArray(SPECIES, block, row + i).fma(FloatVector.fromArray(SPECIES, query, i), a);
            b = FloatVector.fromArray(SPECIES, block, row + j).fma(FloatVector.fromArray(SPECIES, query, j), b);
        }
        a.add(b).intoArray(lanes, 0);
        out[at] = sum(lanes);
    }

    /** In a fixed order: {@code reduceLanes} leaves it open, and gave equal rows unequal results. */
    private static float sum(float[] lanes) {
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                lanes[i] += lanes[i + width];
            }
        }
        // Minus zero becomes zero, so that the two do not differ in an order.
        return lanes[0] + 0f;
    }
}
