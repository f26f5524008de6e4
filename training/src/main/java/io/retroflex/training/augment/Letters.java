package io.retroflex.training.augment;

import java.util.random.RandomGenerator;

/** Strokes that look like letters from afar and spell nothing. */
final class Letters {
    private static final int STROKES = 3;

    private Letters() {}

    /** Each letter is a few upright and level strokes in a cell, with a margin of an eighth of the height above and below. */
    static void line(Canvas canvas, int left, int top, int length, int height, int grey, RandomGenerator random) {
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
