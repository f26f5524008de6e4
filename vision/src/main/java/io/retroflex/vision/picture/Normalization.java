package io.retroflex.vision.picture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntUnaryOperator;

/**
 * How bytes become a network's numbers: {@code (byte / 255 - mean) / standardDeviation} a channel, in 32-bit floats.
 *
 * @param mean of the pictures that the network was trained with, of 1
 * @param standardDeviation of those pictures, of 1
 */
public record Normalization(Channels mean, Channels standardDeviation) {
    /** The statistics of ImageNet, as torchvision's networks, DINO and DINOv2 take them. */
    public static final Normalization IMAGENET =
            new Normalization(new Channels(0.485f, 0.456f, 0.406f), new Channels(0.229f, 0.224f, 0.225f));

    /** From -1 for black to 1 for white, as MobileNet takes them. */
    public static final Normalization SYMMETRIC =
            new Normalization(new Channels(0.5f, 0.5f, 0.5f), new Channels(0.5f, 0.5f, 0.5f));

    /** One number a channel. */
    public record Channels(float red, float green, float blue) {}

    /** @throws IllegalArgumentException if a standard deviation is not above 0 */
    public Normalization {
        if (!(Math.min(standardDeviation.red, Math.min(standardDeviation.green, standardDeviation.blue)) > 0)) {
            throw new IllegalArgumentException("standard deviations are above 0, not " + standardDeviation);
        }
    }

    /**
     * Writes a picture as {@code float[3][height][width]}.
     *
     * @param target receives the numbers from its beginning on
     */
    public void write(Picture picture, MemorySegment target) {
        write(picture, line -> line * picture.width(), 1, target);
    }

    /** The same of the picture changed, which is not made for it. */
    public void write(Picture picture, Symmetry symmetry, MemorySegment target) {
        int width = picture.width();
        write(picture, line -> (symmetry.line(line, picture.height()) + 1) * width - 1, -1, target);
    }

    /**
     * Line by line, so that what is made anew stays near the processor and is carried over whole.
     *
     * @param first the pixel that a line begins with
     * @param step from there to the next
     */
    private void write(Picture picture, IntUnaryOperator first, int step, MemorySegment target) {
        float[][] tables = {
            table(mean.red, standardDeviation.red),
            table(mean.green, standardDeviation.green),
            table(mean.blue, standardDeviation.blue)
        };
        float[] numbers = new float[picture.width()];
        for (int channel = 0; channel < tables.length; channel++) {
            for (int line = 0; line < picture.height(); line++) {
                fill(numbers, tables[channel], picture.rgb(), 3 * first.applyAsInt(line) + channel, 3 * step);
                long at = ((long) channel * picture.height() + line) * numbers.length;
                MemorySegment.copy(numbers, 0, target, ValueLayout.JAVA_FLOAT, at * Float.BYTES, numbers.length);
            }
        }
    }

    private static void fill(float[] numbers, float[] table, byte[] rgb, int first, int step) {
        for (int i = 0, from = first; i < numbers.length; i++, from += step) {
            numbers[i] = table[rgb[from] & 0xff];
        }
    }

    /** All 256 answers: a look-up a pixel in place of two divisions. */
    private static float[] table(float mean, float standardDeviation) {
        float[] table = new float[256];
        for (int value = 0; value < table.length; value++) {
            table[value] = (value / 255f - mean) / standardDeviation;
        }
        return table;
    }
}
