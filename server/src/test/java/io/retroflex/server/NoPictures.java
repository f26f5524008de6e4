package io.retroflex.server;

import io.retroflex.gallery.Facts;
import io.retroflex.vision.picture.Picture;
import java.util.Optional;

/** A gallery whose pictures are not at hand. */
final class NoPictures implements GalleryPictures {
    @Override
    public Optional<byte[]> thumbnail(String id, Facts facts) {
        return Optional.empty();
    }

    @Override
    public Optional<Picture> picture(String id, Facts facts) {
        return Optional.empty();
    }
}
