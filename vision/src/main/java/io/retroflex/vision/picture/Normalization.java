package io.retroflex.vision.picture;

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
     * @param target receives {@code 3 * height * width} numbers from the offset on
     */
    public void write(Picture picture, float[] target, int offset) {
        int plane = picture.width() * picture.height();
        writePlane(picture.rgb(), 0, table(mean.red, standardDeviation.red), target, offset, plane);
        writePlane(picture.rgb(), 1, table(mean.green, standardDeviation.green), target, offset + plane, plane);
        writePlane(picture.rgb(), 2, table(mean.blue, standardDeviation.blue), target, offset + 2 * plane, plane);
    }

    private static void writePlane(byte[] rgb, int channel, float[] table, float[] target, int offset, int plane) {
        for (int i = 0, from = channel; i < plane; i++, from += 3) {
            target[offset + i] = table[rgb[from] & 0xff];
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
