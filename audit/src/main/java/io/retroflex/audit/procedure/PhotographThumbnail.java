package io.retroflex.audit.procedure;

import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;

/** Photographs made small, for those who look at them: text and insets of the processor are masked. */
public final class PhotographThumbnail {
    private static final int SIDE = 240;

    private PhotographThumbnail() {}

    /**
     * A photograph made small, as a JPEG.
     *
     * @throws IOException if the Java runtime cannot write JPEGs
     */
    public static byte[] of(Picture photograph) throws IOException {
        return ofSeen(FieldOfView.find(photograph).apply(photograph));
    }

    /** As above, of what is seen in a field of view that was found already. */
    static byte[] ofSeen(Picture seen) throws IOException {
        return Thumbnail.jpeg(seen, SIDE);
    }
}
