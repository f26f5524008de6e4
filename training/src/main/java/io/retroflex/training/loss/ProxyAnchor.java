package io.retroflex.training.loss;

import ai.djl.ndarray.NDArray;
import io.retroflex.training.torch.Scalars;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Each label has a learnt proxy q. The mean over the proxies whose label is in the batch of {@code ln(1 + sum over its pictures
 * x of exp(-alpha (s(x, q) - margin)))}, plus the mean over all proxies of {@code ln(1 + sum over the other pictures of
 * exp(alpha (s(x, q) + margin)))}. Kim et al., CVPR 2020, equation 4.
 *
 * @param margin a cosine
 * @param alpha how sharply the hardest pictures outweigh the others
 */
public record ProxyAnchor(double margin, double alpha) implements Loss {
    private static final String PROXIES = "proxies";

    /** @throws IllegalArgumentException if the margin is negative or alpha not above 0 */
    public ProxyAnchor {
        Settings.requireAtLeastZero("the margin of the proxy anchor loss", margin);
        Settings.requireAboveZero("alpha of the proxy anchor loss", alpha);
    }

    /** The paper's settings: 0.1 and 32. */
    public static ProxyAnchor published() {
        return new ProxyAnchor(0.1, 32);
    }

    @Override
    public SequencedMap<String, List<Integer>> parameters(int labels, int dimension) {
        return Proxies.shape(PROXIES, labels, dimension);
    }

    @Override
    public NDArray value(NDArray embeddings, int[] labels, Map<String, NDArray> parameters) {
        Batch batch = new Batch(embeddings, labels);
        NDArray cosines = Proxies.cosines(batch, parameters, PROXIES).transpose();
        NDArray own = Proxies.own(batch, (int) cosines.getShape().get(0)).transpose();
        NDArray pull = MaskedLogs.onePlusSum(Scalars.multiply(cosines.sub(margin), -alpha), own);
        NDArray push = MaskedLogs.onePlusSum(
                Scalars.multiply(cosines.add(margin), alpha), own.neg().add(1));
        // A proxy without a picture has ln(1) = 0 in the first sum.
        return Scalars.divide(pull.sum(), batch.distinctLabels()).add(push.mean());
    }
}
