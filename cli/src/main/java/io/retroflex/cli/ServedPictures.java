package io.retroflex.cli;

import io.retroflex.gallery.Facts;
import io.retroflex.server.GalleryPictures;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.util.Optional;

/** The pictures of the gallery that a service asks: those whose files are there, and scenes, which are drawn again. */
final class ServedPictures implements GalleryPictures {
    private final NeighbourPictures pictures;
    private final NeighbourThumbnails thumbnails;

    ServedPictures(NeighbourPictures pictures, Output output) {
        this.pictures = pictures;
        this.thumbnails = new NeighbourThumbnails(pictures, output);
    }

    @Override
    public Optional<byte[]> thumbnail(String id, Facts facts) {
        return thumbnails.of(id, facts);
    }

    @Override
    public Optional<Picture> picture(String id, Facts facts) throws IOException {
        Optional<PictureSource> source = pictures.source(facts);
        return source.isEmpty() ? Optional.empty() : Optional.of(source.get().read());
    }
}
