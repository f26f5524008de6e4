package io.retroflex.vision.picture;

/** A change of a picture after which it shows the same: a scope knows neither up nor left. */
public enum Symmetry {
    /** Left and right change places. */
    MIRROR,
    /** Upside down. */
    HALF_TURN;

    /** The picture changed; a new one. */
    public Picture apply(Picture picture) {
        int width = picture.width();
        byte[] from = picture.rgb();
        byte[] to = new byte[from.length];
        int pixel = 0;
        for (int line = 0; line < picture.height(); line++) {
            int source = 3 * width * (line(line, picture.height()) + 1);
            for (int x = 0; x < width; x++) {
                source -= 3;
                to[pixel++] = from[source];
                to[pixel++] = from[source + 1];
                to[pixel++] = from[source + 2];
            }
        }
        return new Picture(width, picture.height(), to);
    }

    /** Which line of a picture becomes a line, from right to left. */
    int line(int line, int height) {
        return switch (this) {
            case MIRROR -> line;
            case HALF_TURN -> height - 1 - line;
        };
    }
}
