package io.retroflex.training.augment;

import java.util.random.RandomGenerator;

/**
 * What is written at the border of a picture: a black or grey bar where text was masked, or pale strokes like letters.
 *
 * @param probability of a bar or of strokes
 * @param thickest most that it takes of the picture from the border inwards, as a share of the side
 */
public record Writing(double probability, double thickest) {
    private static final double THINNEST = 0.4;
    private static final double SHORTEST = 0.2;
    private static final double LONGEST = 0.7;
    private static final int STROKES = 3;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Writing {
        Chance.requireProbability("writing.probability", probability);
        Chance.requireWithin("writing.thickest", thickest, 0, 0.5);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        if (!Chance.happens(probability, random)) {
            return;
        }
        int size = canvas.size();
        int thickness = (int) (size * thickest * Chance.between(THINNEST, 1, random));
        int length = (int) (size * Chance.between(SHORTEST, LONGEST, random));
        int along = random.nextInt(size - length + 1);
        boolean far = random.nextBoolean();
        int across = far ? size - thickness : 0;
        if (random.nextBoolean()) {
            letters(canvas, along, across, length, thickness, random);
        } else {
            int grey = random.nextBoolean() ? 0 : random.nextInt(32, 160);
            boolean upright = random.nextBoolean();
            canvas.fill(
                    upright ? across : along,
                    upright ? along : across,
                    upright ? thickness : length,
                    upright ? length : thickness,
                    grey);
        }
    }

    /** Each letter is a few upright and level strokes in a cell, with a margin of an eighth of the height. */
    private static void letters(Canvas canvas, int left, int top, int length, int height, RandomGenerator random) {
        int grey = random.nextInt(170, 256);
        int stroke = Math.max(1, height / 10);
        int tall = height - height / 4;
        int wide = Math.max(2, tall * 3 / 5);
        int first = top + height / 8;
        for (int x = left; x + wide <= left + length; x += wide + 2 * stroke) {
            if (random.nextInt(6) == 0) {
                continue; // between words
            }
            for (int i = 0; i < STROKES; i++) {
                if (random.nextBoolean()) {
                    canvas.fill(x + random.nextInt(3) * (wide - stroke) / 2, first, stroke, tall, grey);
                } else {
                    canvas.fill(x, first + random.nextInt(3) * (tall - stroke) / 2, wide, stroke, grey);
                }
            }
        }
    }
}
