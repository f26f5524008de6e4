package io.retroflex.training.augment;

import java.util.random.RandomGenerator;

/**
 * Light and colour, as processors and light sources differ: a curve for each channel, then one matrix. Black stays black, for
 * it stands for what is masked.
 *
 * @param probability that a picture's colour is changed at all
 * @param brightness most by which all channels are multiplied, above 1: 0.2 for 1/1.2 to 1.2
 * @param contrast slope of the curve gained or lost at mid-grey, halved; black and white stay
 * @param saturation most by which colours go away from grey, above 1
 * @param hue most turn about the grey axis, in degrees
 * @param balance most by which one channel is multiplied against the others, above 1
 * @param gamma most exponent, above 1
 */
public record Colour(
        double probability,
        double brightness,
        double contrast,
        double saturation,
        double hue,
        double balance,
        double gamma) {
    /** Bits behind the point of the matrix. */
    private static final int POINT = 12;

    private static final int HALF = 1 << (POINT - 1);

    /** ITU-R BT.601. */
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    /** @throws IllegalArgumentException if a number is outside its range */
    public Colour {
        Chance.requireProbability("colour.probability", probability);
        Chance.requireWithin("colour.brightness", brightness, 0, 2);
        // Beyond 1 the curve would no longer rise everywhere.
        Chance.requireWithin("colour.contrast", contrast, 0, 1);
        Chance.requireWithin("colour.saturation", saturation, 0, 2);
        Chance.requireWithin("colour.hue", hue, 0, 180);
        Chance.requireWithin("colour.balance", balance, 0, 2);
        Chance.requireWithin("colour.gamma", gamma, 0, 2);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        if (!Chance.happens(probability, random)) {
            return;
        }
        double gain = Chance.factor(brightness, random);
        double bend = Chance.between(-contrast, contrast, random);
        double exponent = Chance.factor(gamma, random);
        int[][] curves = new int[3][];
        for (int channel = 0; channel < 3; channel++) {
            curves[channel] = curve(gain * Chance.factor(balance, random), bend, exponent);
        }
        double degrees = Chance.between(-hue, hue, random);
        int[] matrix = matrix(Chance.factor(saturation, random), StrictMath.toRadians(degrees));
        change(canvas.rgb(), curves, matrix);
    }

    private static void change(byte[] rgb, int[][] curves, int[] m) {
        for (int at = 0; at < rgb.length; at += 3) {
            int red = curves[0][rgb[at] & 0xff];
            int green = curves[1][rgb[at + 1] & 0xff];
            int blue = curves[2][rgb[at + 2] & 0xff];
            rgb[at] = clip(m[0] * red + m[1] * green + m[2] * blue);
            rgb[at + 1] = clip(m[3] * red + m[4] * green + m[5] * blue);
            rgb[at + 2] = clip(m[6] * red + m[7] * green + m[8] * blue);
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.clamp((sum + HALF) >> POINT, 0, 255);
    }

    /** Of a channel's values; above 255 where the gain takes it there, so that only the end of the pass clips. */
    private static int[] curve(double gain, double bend, double exponent) {
        int[] curve = new int[256];
        for (int value = 0; value < 256; value++) {
            double x = StrictMath.pow(value / 255.0, exponent);
            double bent = x + bend * x * (1 - x) * (2 * x - 1);
            curve[value] = (int) Math.rint(255 * gain * bent);
        }
        return curve;
    }

    /** Away from or towards the luma, then about the grey axis (Rodrigues' formula); rows of target channels. */
    private static int[] matrix(double saturation, double angle) {
        double cosine = StrictMath.cos(angle);
        double even = (1 - cosine) / 3;
        double odd = StrictMath.sin(angle) / StrictMath.sqrt(3);
        int[] matrix = new int[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    double turned = row == k ? cosine + even : (k - row + 3) % 3 == 1 ? even - odd : even + odd;
                    double saturated = (k == column ? saturation : 0) + (1 - saturation) * LUMA[column];
                    sum += turned * saturated;
                }
                matrix[row * 3 + column] = (int) Math.rint(sum * (1 << POINT));
            }
        }
        return matrix;
    }
}
