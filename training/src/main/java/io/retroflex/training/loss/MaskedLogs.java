package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.retroflex.training.torch.Scalars;

/** Logarithms of sums of exponentials over a part of each row, which neither overflow nor lose their gradient. */
final class MaskedLogs {
    /** Far below any exponent that a loss has: its exponential is zero, and so is its gradient. */
    private static final double ABSENT = -1e9;

    private MaskedLogs() {}

    /** The exponents with those outside the mask, which is 0 or 1, so low that they count as absent. */
    static NDArray keep(NDArray exponents, NDArray mask) {
        return exponents.mul(mask).add(Scalars.multiply(mask.sub(1), -ABSENT));
    }

    /** {@code ln(1 + sum of exp over the mask)} of each row: {@code [rows][columns]} to {@code [rows]}. */
    static NDArray onePlusSum(NDArray exponents, NDArray mask) {
        // 1 = exp(0): with a column of zeros in front, the logarithm sought is minus that column's log-softmax.
        Shape column = new Shape(exponents.getShape().get(0), 1);
        NDArray zeros = exponents.getManager().zeros(column, exponents.getDataType());
        NDArray all = zeros.concat(keep(exponents, mask), 1);
        return all.logSoftmax(1).get(new NDIndex(":, 0")).neg();
    }
}
