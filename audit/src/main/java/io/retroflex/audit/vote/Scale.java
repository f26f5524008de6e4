package io.retroflex.audit.vote;

import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What likeness to some labels means, by held-out pictures.
 *
 * <p>Two questions are answered with p-values, each of which bounds an error without asking how often stations are missing:
 * might the pictures be so like the labels if none of them shows one ({@link #chance}), and might they be so unlike if one of
 * them does ({@link #typicality})?
 */
public final class Scale {
    /** How many of the most alike pictures may stand together. */
    private static final int MOST_TOGETHER = 3;

    private final double[] showing;
    private final double[] others;

    /**
     * Of the likenesses of held-out pictures, each array sorted.
     *
     * @param showing of those that show one of the labels
     * @param others of the rest
     */
    Scale(double[] showing, double[] others) {
        this.showing = showing.clone();
        this.others = others.clone();
    }

    /** How many held-out pictures show one of the labels. */
    public int showing() {
        return showing.length;
    }

    /** How many do not. */
    public int others() {
        return others.length;
    }

    /** How often a picture that shows none of the labels is as like them as that. */
    public double chance(double likeness) {
        return Tail.atLeast(others, likeness);
    }

    /** How often a picture that shows one of the labels is as unlike them as that, or more. */
    public double typicality(double likeness) {
        return Tail.atMost(showing, likeness);
    }

    /**
     * How often photographs of which fewer than {@code count} show one of the labels are as like them as these. The first
     * {@code count - 1} are believed; of the rest, one, two or three are taken together, whichever is the least likely to
     * come about by chance, and the chance is that of as many among all of them, times the number of choices.
     *
     * <p>Photographs are taken to err independently; look-alikes, which do not, have to be folded before, and what is only a
     * little like the labels must not be added up: all pictures of one site may be a little like those of the next.
     *
     * @param speaking likenesses of the photographs that speak for the labels by themselves
     * @param photographs how many there are in all
     * @param count at least 1
     * @return in (0, 1]; 1 if fewer than {@code count} speak
     */
    public double chance(List<Double> speaking, int photographs, int count) {
        double[] sorted =
                speaking.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int trials = photographs - (count - 1);
        int most = Math.min(MOST_TOGETHER, sorted.length - (count - 1));
        double least = 1;
        for (int together = 1; together <= most; together++) {
            double alone = chance(sorted[sorted.length - (count - 1) - together]);
            // At least so many of the trials, if each comes about with that chance.
            double all = BinomialDistribution.of(trials, alone).survivalProbability(together - 1);
            least = Math.min(least, all * most);
        }
        return least;
    }
}
