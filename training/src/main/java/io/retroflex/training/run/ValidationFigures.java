package io.retroflex.training.run;

/**
 * Retrieval on the validation pictures after an epoch, as fractions of 1.
 *
 * @param recallAt1 share of queries whose first neighbour is right
 * @param recallAt5 share of queries with a right picture among the first five
 * @param map mean average precision over the whole ranking
 */
public record ValidationFigures(double recallAt1, double recallAt5, double map) {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if a figure is not in [0, 1]
     */
    public ValidationFigures {
        check("recallAt1", recallAt1);
        check("recallAt5", recallAt5);
        check("map", map);
    }

    private static void check(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("the validation's " + name + " is a fraction in [0, 1], not " + value);
        }
    }
}
