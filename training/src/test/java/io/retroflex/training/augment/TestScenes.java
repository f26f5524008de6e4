package io.retroflex.training.augment;

import io.retroflex.vision.picture.Picture;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Pictures made for a test, and what they are measured by. */
final class TestScenes {
    private TestScenes() {}

    /** Smooth, different everywhere, with a black lower-left corner as every framed picture has. */
    static Picture scene(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean masked = x < width * 0.36 && y >= height * 0.65;
                int at = (y * width + x) * 3;
                rgb[at] = (byte) (masked ? 0 : 90 + 150 * x / width);
                rgb[at + 1] = (byte) (masked ? 0 : 40 + 120 * y / height);
                rgb[at + 2] = (byte) (masked ? 0 : 60 + (int) (30 * Math.sin(x / 7.0) + 20 * Math.cos(y / 5.0)));
            }
        }
        return new Picture(width, height, rgb);
    }

    static Canvas grey(int size, int value) {
        byte[] rgb = new byte[size * size * 3];
        Arrays.fill(rgb, (byte) value);
        return new Canvas(size, rgb);
    }

    static Canvas canvas(int size) {
        return new Canvas(size, scene(size, size).rgb());
    }

    static RandomGenerator random(long seed) {
        // Not Random: its first draws of near seeds are near each other.
        return new SplittableRandom(seed);
    }

    static int value(byte[] rgb, int size, int x, int y, int channel) {
        return rgb[(y * size + x) * 3 + channel] & 0xff;
    }

    static double mean(byte[] rgb) {
        long sum = 0;
        for (byte value : rgb) {
            sum += value & 0xff;
        }
        return (double) sum / rgb.length;
    }

    static double meanDifference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return (double) sum / one.length;
    }

    /** Mean difference between neighbours in a row: what blur takes away. */
    static double detail(byte[] rgb) {
        long sum = 0;
        for (int i = 3; i < rgb.length; i++) {
            sum += Math.abs((rgb[i] & 0xff) - (rgb[i - 3] & 0xff));
        }
        return (double) sum / rgb.length;
    }
}
