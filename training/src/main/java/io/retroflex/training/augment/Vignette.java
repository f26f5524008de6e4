package io.retroflex.training.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The corners that an octagonal or round view lacks: some archives cut them off with the border, others keep them.
 *
 * @param probability that the corners are blackened
 * @param deepest most that a corner takes of each of its two sides, as a share of the side
 */
public record Vignette(double probability, double deepest) {
    private static final double SHALLOWEST = 0.3;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Vignette {
        Chance.requireProbability("vignette.probability", probability);
        Chance.requireWithin("vignette.deepest", deepest, 0, 0.5);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        if (!Chance.happens(probability, random)) {
            return;
        }
        double depth = deepest * Chance.between(SHALLOWEST, 1, random);
        boolean round = random.nextBoolean();
        int size = canvas.size();
        // The circle about the middle that meets the border at the depth: x^2 + (1/2)^2 with x = 1/2 - depth.
        double radiusSquared = (0.5 - depth) * (0.5 - depth) + 0.25;
        for (int y = 0; y < size; y++) {
            double row = (Math.min(y, size - 1 - y) + 0.5) / size;
            double margin = round ? 0.5 - Math.sqrt(radiusSquared - (0.5 - row) * (0.5 - row)) : depth - row;
            int pixels = (int) Math.rint(Math.max(0, margin) * size);
            int start = y * size * 3;
            Arrays.fill(canvas.rgb(), start, start + pixels * 3, (byte) 0);
            Arrays.fill(canvas.rgb(), start + (size - pixels) * 3, start + size * 3, (byte) 0);
        }
    }
}
