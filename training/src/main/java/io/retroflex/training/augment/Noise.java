package io.retroflex.training.augment;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Noise of the sensor: Gaussian, each channel for itself, growing with the root of the light. Black stays black.
 *
 * @param probability of noise
 * @param strongest most standard deviation in white, as a share of white
 */
public record Noise(double probability, double strongest) {
    /** Bits behind the point of the amplitudes. */
    private static final int POINT = 16;

    /** Below this value, of 255, the noise fades out. */
    private static final double DARK = 16;

    private static final int TABLE_BITS = 12;

    /** Standard Gaussian draws, times 2^8: far cheaper to pick from than to draw anew, and nobody sees them repeat. */
    private static final short[] GAUSSIANS = gaussians();

    /** @throws IllegalArgumentException if a number is outside its range */
    public Noise {
        Chance.requireProbability("noise.probability", probability);
        Chance.requireWithin("noise.strongest", strongest, 0, 0.5);
    }

    void apply(Canvas canvas, RandomGenerator random) {
        if (!Chance.happens(probability, random)) {
            return;
        }
        int[] amplitudes = amplitudes(Chance.between(0, strongest, random));
        byte[] rgb = canvas.rgb();
        // Marsaglia's xorshift, "Xorshift RNGs" (2003); its state must not be 0.
        long state = random.nextLong() | 1;
        for (int i = 0; i < rgb.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            int value = rgb[i] & 0xff;
            int change =
                    (GAUSSIANS[(int) (state >>> (64 - TABLE_BITS))] * amplitudes[value] + (1 << (POINT - 1))) >> POINT;
            rgb[i] = (byte) Math.clamp(value + change, 0, 255);
        }
    }

    private static int[] amplitudes(double deviation) {
        int[] amplitudes = new int[256];
        for (int value = 0; value < 256; value++) {
            double light = Math.sqrt(value / 255.0) * Math.min(1, value / DARK);
            amplitudes[value] = (int) Math.rint(deviation * 255 * light * (1 << (POINT - 8)));
        }
        return amplitudes;
    }

    private static short[] gaussians() {
        Random random = new Random(20_031);
        short[] gaussians = new short[1 << TABLE_BITS];
        for (int i = 0; i < gaussians.length; i++) {
            gaussians[i] = (short) Math.rint(random.nextGaussian() * 256);
        }
        return gaussians;
    }
}
