package io.retroflex.training.augment;

import java.util.random.RandomGenerator;

/**
 * What is written over a picture: a black or grey bar along a border where text was masked, a line of pale letters along the
 * upper or lower border, or a block of small ones beside the left or right border, as processors print date and patient.
 *
 * @param probability of any of them
 * @param thickest most that a bar or a line takes of the picture from the border inwards, as a share of the side
 * @param widestBlock most that a block takes so
 */
public record Writing(double probability, double thickest, double widestBlock) {
    private static final double THINNEST = 0.4;
    private static final double SHORTEST = 0.2;
    private static final double LONGEST = 0.7;

    /** Of a line of a block, as a share of the side. */
    private static final double LINE = 0.035;

    private static final int MOST_LINES = 6;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Writing {
        Chance.requireProbability("writing.probability", probability);
        Chance.requireWithin("writing.thickest", thickest, 0, 0.5);
        Chance.requireWithin("writing.widestBlock", widestBlock, 0, 0.5);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        if (!Chance.happens(probability, random)) {
            return;
        }
        int size = canvas.size();
        int thickness = (int) (size * thickest * Chance.between(THINNEST, 1, random));
        int length = (int) (size * Chance.between(SHORTEST, LONGEST, random));
        int along = random.nextInt(size - length + 1);
        int across = random.nextBoolean() ? 0 : size - thickness;
        switch (random.nextInt(3)) {
            case 0 -> bar(canvas, along, across, length, thickness, random);
            case 1 -> Letters.line(canvas, along, across, length, thickness, random.nextInt(170, 256), random);
            default -> block(canvas, random);
        }
    }

    private static void bar(Canvas canvas, int along, int across, int length, int thickness, RandomGenerator random) {
        int grey = random.nextBoolean() ? 0 : random.nextInt(32, 160);
        if (random.nextBoolean()) {
            canvas.fill(across, along, thickness, length, grey);
        } else {
            canvas.fill(along, across, length, thickness, grey);
        }
    }

    private void block(Canvas canvas, RandomGenerator random) {
        int size = canvas.size();
        int widest = (int) (size * widestBlock);
        int height = Math.max(3, (int) (size * LINE));
        int lines = random.nextInt(2, MOST_LINES + 1);
        int top = random.nextInt(Math.max(1, size - lines * height));
        boolean right = random.nextBoolean();
        int grey = random.nextInt(150, 256);
        for (int line = 0; line < lines; line++) {
            int length = (int) (widest * Chance.between(SHORTEST, 1, random));
            int left = right ? size - widest : 0;
            Letters.line(canvas, left, top + line * height, length, height, grey, random);
        }
    }
}
