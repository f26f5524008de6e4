package io.retroflex.benchmarks.training;

import io.retroflex.vision.picture.Picture;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Drawn pictures whose labels can be told apart, but not at once: each label has stripes of a direction and a tint of its own;
 * width, place, light, another tint and noise differ from picture to picture. The same at every run.
 */
final class ToyPictures {
    static final int LABELS = 8;
    static final int PER_LABEL = 4;

    private static final int WIDTH = 320;
    private static final int HEIGHT = 256;
    private static final double NOISE = 12;

    private ToyPictures() {}

    /** The label of each picture, those of one label side by side. */
    static int[] labels() {
        return IntStream.range(0, LABELS * PER_LABEL).map(i -> i / PER_LABEL).toArray();
    }

    /** A picture for each of {@link #labels}. */
    static List<Picture> draw() {
        int[] labels = labels();
        return IntStream.range(0, labels.length)
                .mapToObj(i -> draw(labels[i], new SplittableRandom(i)))
                .toList();
    }

    private static Picture draw(int label, SplittableRandom random) {
        double angle = StrictMath.PI * (label + random.nextDouble(-0.2, 0.2)) / LABELS;
        double wave = 2 * StrictMath.PI / random.nextDouble(24, 40);
        double phase = random.nextDouble(2 * StrictMath.PI);
        double light = random.nextDouble(0.7, 1.2);
        double[] tint = random.doubles(3, 0.9, 1.1).toArray();
        double across = wave * StrictMath.cos(angle);
        double down = wave * StrictMath.sin(angle);
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        int at = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double stripe = light * (110 + 60 * StrictMath.sin(across * x + down * y + phase));
                for (int channel = 0; channel < 3; channel++) {
                    double noise = random.nextDouble(-NOISE, NOISE);
                    rgb[at++] =
                            (byte) Math.clamp((long) (stripe * tint[channel] * share(label, channel) + noise), 0, 255);
                }
            }
        }
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    /** Of a channel in a label's tint: the bits of the label say which channels are strong. */
    private static double share(int label, int channel) {
        return (label >> channel & 1) == 1 ? 1 : 0.8;
    }
}
