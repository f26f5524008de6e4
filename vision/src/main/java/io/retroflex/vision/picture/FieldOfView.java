package io.retroflex.vision.picture;

/**
 * The part of a picture that the scope saw. For now always the whole: the search for it follows.
 *
 * @param crop the part that is kept
 */
public record FieldOfView(Rectangle crop) {
    /** The field of view of a picture. */
    public static FieldOfView find(Picture picture) {
        return whole(picture);
    }

    /** A field of view that keeps everything. */
    public static FieldOfView whole(Picture picture) {
        return new FieldOfView(new Rectangle(0, 0, picture.width(), picture.height()));
    }

    /** The part of the picture. */
    public Picture apply(Picture picture) {
        return crop.cut(picture);
    }
}
