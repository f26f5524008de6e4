package io.retroflex.server;

import io.retroflex.gallery.Facts;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.util.Optional;

/** The pictures of a gallery, which holds their embeddings alone. Any number of threads may ask. */
public interface GalleryPictures {
    /**
     * A small JPEG of what is to be shown of a picture: its field of view.
     *
     * @return nothing where the picture is not at hand, or cannot be read
     */
    Optional<byte[]> thumbnail(String id, Facts facts);

    /**
     * A picture, if it is at hand. One of the site comes as its field of view.
     *
     * @throws IOException if it is and cannot be read
     */
    Optional<Picture> picture(String id, Facts facts) throws IOException;
}
