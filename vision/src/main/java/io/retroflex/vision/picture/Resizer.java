package io.retroflex.vision.picture;

import java.util.Arrays;

/** The two passes of a resize: along the rows that the second pass needs, then down the columns. */
final class Resizer {
    private static final int HALF = 1 << (Taps.PRECISION - 1);

    private Resizer() {}

    static Picture resize(Picture picture, Taps columns, Taps rows) {
        int top = rows.first[0];
        int height = rows.end() - top;
        int width = columns.length();
        byte[] narrowed = columns.identity ? picture.rgb() : new byte[width * height * 3];
        if (!columns.identity) {
            for (int y = 0; y < height; y++) {
                alongRow(picture.rgb(), (top + y) * picture.width() * 3, columns, narrowed, y * width * 3);
            }
        }
        if (rows.identity) {
            return new Picture(width, height, narrowed);
        }
        byte[] rgb = new byte[width * rows.length() * 3];
        int[] sums = new int[width * 3];
        int skipped = columns.identity ? 0 : top;
        for (int y = 0; y < rows.length(); y++) {
            Arrays.fill(sums, HALF);
            for (int j = 0; j < rows.count[y]; j++) {
                addRow(sums, narrowed, (rows.first[y] + j - skipped) * sums.length, rows.weights[y * rows.stride + j]);
            }
            store(sums, rgb, y * sums.length);
        }
        return new Picture(width, rows.length(), rgb);
    }

    private static void alongRow(byte[] source, int row, Taps taps, byte[] target, int at) {
        for (int x = 0; x < taps.length(); x++) {
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            int from = row + taps.first[x] * 3;
            int weightAt = x * taps.stride;
            for (int j = 0; j < taps.count[x]; j++, from += 3) {
                int weight = taps.weights[weightAt + j];
                red += (source[from] & 0xff) * weight;
                green += (source[from + 1] & 0xff) * weight;
                blue += (source[from + 2] & 0xff) * weight;
            }
            target[at++] = clip(red);
            target[at++] = clip(green);
            target[at++] = clip(blue);
        }
    }

    /** Simple enough for the compiler to turn into vector instructions. */
    private static void addRow(int[] sums, byte[] source, int from, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (source[from + i] & 0xff) * weight;
        }
    }

    private static void store(int[] sums, byte[] target, int at) {
        for (int i = 0; i < sums.length; i++) {
            target[at + i] = clip(sums[i]);
        }
    }

    private static byte clip(int sum) {
        return (byte) Math.clamp(sum >> Taps.PRECISION, 0, 255);
    }
}
