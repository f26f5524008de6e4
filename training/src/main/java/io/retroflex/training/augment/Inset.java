package io.retroflex.training.augment;

import java.util.random.RandomGenerator;

/**
 * A black rectangle in a corner, as where a position guide was masked: in half of the cases at the lower left, where it mostly
 * is, else in any corner.
 *
 * @param probability of a rectangle
 * @param largest most of its sides, as a share of the picture's
 */
public record Inset(double probability, double largest) {
    private static final double SMALLEST = 0.4;
    private static final double AT_LOWER_LEFT = 0.5;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Inset {
        Chance.requireProbability("inset.probability", probability);
        Chance.requireWithin("inset.largest", largest, 0, 1);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        if (!Chance.happens(probability, random)) {
            return;
        }
        int width = (int) (canvas.size() * largest * Chance.between(SMALLEST, 1, random));
        int height = (int) (canvas.size() * largest * Chance.between(SMALLEST, 1, random));
        boolean usual = Chance.happens(AT_LOWER_LEFT, random);
        boolean left = usual || random.nextBoolean();
        boolean top = !usual && random.nextBoolean();
        canvas.fill(left ? 0 : canvas.size() - width, top ? 0 : canvas.size() - height, width, height, 0);
    }
}
