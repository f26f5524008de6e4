package io.retroflex.vision.picture;

/**
 * The two passes of a resize, along the rows and down the columns. Both add whole lines of integers, weighted, to whole lines of
 * sums, which a processor does for many numbers at once: bytes are widened once, and columns are turned into lines first, a few at
 * a time, so that they are weighed while they are in the nearest cache of a core.
 */
final class Resizer {
    /** How many columns are lines at a time. */
    private static final int COLUMNS = 8;

    /** How long those lines are at most; the longer, the less there is to do beside adding. */
    private static final int ROWS = 256;

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

    /** The same line by line. */
    static void resize(Picture picture, Taps columns, Taps rows, Resampling.Lines lines) {
        if (columns.identity) {
            down(picture, rows, 0, lines);
        } else {
            int top = rows.first[0];
            down(along(picture, columns, top, rows.end() - top), rows, top, lines);
        }
    }

    private static Picture down(Picture picture, Taps rows, int skipped) {
        int length = picture.width() * 3;
        byte[] rgb = new byte[length * rows.length()];
        down(picture, rows, skipped, (y, line) -> {
            for (int i = 0; i < length; i++) {
                rgb[y * length + i] = (byte) line[i];
            }
        });
        return new Picture(picture.width(), rows.length(), rgb);
    }

    /** @param skipped rows of the source that the picture does not begin with */
    private static void down(Picture picture, Taps rows, int skipped, Resampling.Lines lines) {
        int length = picture.width() * 3;
        LineWeighing weighing = new LineWeighing(rows, length, lines);
        int[] line = new int[length];
        for (int y = rows.first[0]; y < rows.end(); y++) {
            int from = (y - skipped) * length;
            for (int i = 0; i < length; i++) {
                line[i] = picture.rgb()[from + i] & 0xff;
            }
            weighing.add(y, line);
        }
    }

    private static Picture along(Picture picture, Taps columns, int top, int height) {
        int width = columns.length();
        byte[] rgb = new byte[width * height * 3];
        int[][] lines = new int[COLUMNS][3 * Math.min(ROWS, height)];
        for (int y = 0; y < height; y += ROWS) {
            int count = Math.min(ROWS, height - y);
            int corner = y * width * 3;
            LineWeighing weighing = new LineWeighing(columns, count * 3, (x, line) -> {
                for (int i = 0, to = corner + x * 3; i < line.length; i += 3, to += width * 3) {
                    rgb[to] = (byte) line[i];
                    rgb[to + 1] = (byte) line[i + 1];
                    rgb[to + 2] = (byte) line[i + 2];
                }
            });
            for (int left = columns.first[0]; left < columns.end(); left += COLUMNS) {
                Rectangle part = new Rectangle(left, top + y, Math.min(COLUMNS, columns.end() - left), count);
                turn(picture, part, lines);
                for (int i = 0; i < part.width(); i++) {
                    weighing.add(left + i, lines[i]);
                }
            }
        }
        return new Picture(width, height, rgb);
    }

    /** The columns of a part of a picture as {@code int[part.width][part.height * 3]}: a line each. */
    private static void turn(Picture picture, Rectangle part, int[][] lines) {
        byte[] rgb = picture.rgb();
        int row = picture.width() * 3;
        for (int x = 0; x < part.width(); x++) {
            int[] line = lines[x];
            int from = part.y() * row + (part.x() + x) * 3;
            for (int i = 0; i < part.height() * 3; i += 3, from += row) {
                line[i] = rgb[from] & 0xff;
                line[i + 1] = rgb[from + 1] & 0xff;
                line[i + 2] = rgb[from + 2] & 0xff;
            }
        }
    }
}
