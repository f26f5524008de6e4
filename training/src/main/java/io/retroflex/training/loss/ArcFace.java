package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import io.retroflex.training.torch.Scalars;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The mean cross-entropy of {@code softmax(scale * c)}, where {@code c} are the cosines of a picture with each label's learnt
 * direction, and for its own label {@code cos(theta + margin)} instead of {@code cos(theta)}. Deng et al., CVPR 2019, equation
 * 3. Beyond {@code theta = pi - margin}, where that cosine would rise again, {@code cos(theta) - margin sin(margin)} stands in
 * for it, as in the authors' code.
 *
 * @param margin an angle in radians, below pi
 * @param scale of the cosines
 */
public record ArcFace(double margin, double scale) implements Loss {
    private static final String WEIGHT = "weight";
    /** The root of zero has no gradient; at this squared sine, below the rounding of float32 cosines, the sine stops falling. */
    private static final double SMALLEST_SQUARED_SINE = 1e-7;

    /** @throws IllegalArgumentException if the margin is not an angle from 0 to below pi, or the scale not above 0 */
    public ArcFace {
        Settings.requireAtLeastZero("the margin of ArcFace", margin);
        Settings.requireAboveZero("the scale of ArcFace", scale);
        if (margin >= Math.PI) {
            throw new IllegalArgumentException("the margin of ArcFace is in radians and below pi, not " + margin);
        }
    }

    /** The paper's settings: 0.5 and 64. */
    public static ArcFace published() {
        return new ArcFace(0.5, 64);
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters(int labels, int dimension) {
        return Proxies.shape(WEIGHT, labels, dimension);
    }

    @Override
    public NDArray value(NDArray embeddings, int[] labels, Map<String, NDArray> parameters) {
        Batch batch = new Batch(embeddings, labels);
        NDArray cosines = Proxies.cosines(batch, parameters, WEIGHT);
        NDArray own = Proxies.own(batch, (int) cosines.getShape().get(1));
        NDArray target = cosines.mul(own).sum(new int[] {1});
        NDArray change = turned(target).sub(target).expandDims(1);
        NDArray logits = Scalars.multiply(cosines.add(own.mul(change)), scale);
        return Scalars.divide(logits.logSoftmax(1).mul(own).sum(), -batch.size());
    }

    /** From {@code cos(theta)} to {@code cos(theta + margin)}, without the angle, whose gradient is infinite at both ends. */
    private NDArray turned(NDArray cosine) {
        NDArray sine = Scalars.atLeast(cosine.square().neg().add(1), SMALLEST_SQUARED_SINE)
                .sqrt();
        NDArray turned = Scalars.multiply(cosine, Math.cos(margin)).sub(Scalars.multiply(sine, Math.sin(margin)));
        NDArray beyond = cosine.lt(-Math.cos(margin)).toType(cosine.getDataType(), false);
        NDArray substitute = cosine.sub(margin * Math.sin(margin));
        return turned.add(substitute.sub(turned).mul(beyond));
    }
}
