package io.retroflex.vision.picture;

/** A change of a picture after which it shows the same: a scope knows neither up nor left. */
public enum Symmetry {
    /** Left and right change places. */
    MIRROR,
    /** Upside down. */
    HALF_TURN;

    /** The picture changed; a new one. */
    public Picture apply(Picture picture) {
        byte[] from = picture.rgb();
        byte[] to = new byte[from.length];
        int width = picture.width();
        int pixels = from.length / 3;
        for (int pixel = 0; pixel < pixels; pixel++) {
            int source = switch (this) {
                case MIRROR -> pixel - 2 * (pixel % width) + width - 1;
                case HALF_TURN -> pixels - 1 - pixel;
            };
            to[3 * pixel] = from[3 * source];
            to[3 * pixel + 1] = from[3 * source + 1];
            to[3 * pixel + 2] = from[3 * source + 2];
        }
        return new Picture(width, picture.height(), to);
    }
}
