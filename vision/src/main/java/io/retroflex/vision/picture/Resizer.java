package io.retroflex.vision.picture;

/**
 * The two passes of a resize, along the rows and down the columns. Both add whole lines of integers, weighted, to whole lines of
 * sums, which a processor does for many numbers at once: bytes are widened once, and columns are turned into lines first.
 */
final class Resizer {
    /** Bytes of the lines that a pass along the rows has at hand: they stay in the cache of a core. */
    private static final int AT_HAND = 1 << 19;

    private Resizer() {}

    /** Along the rows that the second pass needs, then down the columns, as Pillow does it. */
    static Picture resize(Picture picture, Taps columns, Taps rows) {
        if (columns.identity) {
            return rows.identity ? picture : down(picture, rows, 0);
        }
        int top = rows.first[0];
        Picture narrowed = along(picture, columns, top, rows.end() - top);
        return rows.identity ? narrowed : down(narrowed, rows, top);
    }

    /** @param skipped rows of the source that the picture does not begin with */
    private static Picture down(Picture picture, Taps rows, int skipped) {
        int length = picture.width() * 3;
        byte[] rgb = new byte[length * rows.length()];
        LineWeighing weighing = new LineWeighing(rows, length, (y, line) -> {
            for (int i = 0; i < length; i++) {
                rgb[y * length + i] = (byte) line[i];
            }
        });
        int[] line = new int[length];
        for (int y = rows.first[0]; y < rows.end(); y++) {
            int from = (y - skipped) * length;
            for (int i = 0; i < length; i++) {
                line[i] = picture.rgb()[from + i] & 0xff;
            }
            weighing.add(y, line);
        }
        return new Picture(picture.width(), rows.length(), rgb);
    }

    private static Picture along(Picture picture, Taps columns, int top, int height) {
        int width = columns.length();
        byte[] rgb = new byte[width * height * 3];
        int most = Math.clamp(AT_HAND / (12 * picture.width()), 1, height);
        int[][] lines = new int[picture.width()][most * 3];
        for (int y = 0; y < height; y += most) {
            int count = Math.min(most, height - y);
            int corner = y * width * 3;
            turn(picture, top + y, count, lines);
            LineWeighing weighing = new LineWeighing(columns, count * 3, (x, line) -> {
                for (int i = 0, to = corner + x * 3; i < line.length; i += 3, to += width * 3) {
                    rgb[to] = (byte) line[i];
                    rgb[to + 1] = (byte) line[i + 1];
                    rgb[to + 2] = (byte) line[i + 2];
                }
            });
            for (int x = columns.first[0]; x < columns.end(); x++) {
                weighing.add(x, lines[x]);
            }
        }
        return new Picture(width, height, rgb);
    }

    /** Some rows of a picture as {@code int[width][count * 3]}: a line a column. */
    private static void turn(Picture picture, int top, int count, int[][] lines) {
        byte[] rgb = picture.rgb();
        for (int x = 0; x < lines.length; x++) {
            int[] line = lines[x];
            int from = (top * picture.width() + x) * 3;
            for (int i = 0; i < count * 3; i += 3, from += picture.width() * 3) {
                line[i] = rgb[from] & 0xff;
                line[i + 1] = rgb[from + 1] & 0xff;
                line[i + 2] = rgb[from + 2] & 0xff;
            }
        }
    }
}
