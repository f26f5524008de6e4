package io.retroflex.training.augment;

import java.util.random.RandomGenerator;

/**
 * Out of focus, or sharpened by the processor. Widths are in pixels of a picture of 224 a side and grow with the size.
 *
 * @param blur probability of a blur
 * @param widestBlur most standard deviation of the Gaussian, in pixels
 * @param sharpen probability of sharpening, where there is no blur
 * @param strongest most of the detail (the picture less its blur of one pixel) that is added once more
 */
public record Sharpness(double blur, double widestBlur, double sharpen, double strongest) {
    private static final double NARROWEST = 0.3;
    private static final double REFERENCE = 224;

    /** Bits behind the point of the sharpening. */
    private static final int POINT = 8;

    /** @throws IllegalArgumentException if a number is outside its range */
    public Sharpness {
        Chance.requireProbability("sharpness.blur", blur);
        Chance.requireWithin("sharpness.widestBlur", widestBlur, 0, 10);
        Chance.requireProbability("sharpness.sharpen", sharpen);
        Chance.requireWithin("sharpness.strongest", strongest, 0, 4);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        double scale = canvas.size() / REFERENCE;
        if (Chance.happens(blur, random)) {
            double deviation = Chance.between(Math.min(NARROWEST, widestBlur), widestBlur, random);
            byte[] blurred = Gaussian.blur(canvas, deviation * scale);
            System.arraycopy(blurred, 0, canvas.rgb(), 0, blurred.length);
        } else if (Chance.happens(sharpen, random)) {
            int strength = (int) Math.rint(Chance.between(0, strongest, random) * (1 << POINT));
            sharpen(canvas.rgb(), Gaussian.blur(canvas, scale), strength);
        }
    }

    private static void sharpen(byte[] rgb, byte[] blurred, int strength) {
        for (int i = 0; i < rgb.length; i++) {
            int value = rgb[i] & 0xff;
            int detail = value - (blurred[i] & 0xff);
            rgb[i] = (byte) Math.clamp(value + ((detail * strength) >> POINT), 0, 255);
        }
    }
}
