package io.retroflex.server.site;

import io.retroflex.gallery.Facts;
import io.retroflex.server.GalleryPictures;
import io.retroflex.server.ServedGallery;
import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The pictures of the gallery that was given, as far as they are at hand, and those of the site. */
@Component
class ShownPictures implements GalleryPictures {
    private static final Logger LOG = LoggerFactory.getLogger(ShownPictures.class);
    private static final int SIDE = 240;

    private final ServedGallery served;
    private final SiteRecords records;
    private final SiteFiles files;

    ShownPictures(ServedGallery served, SiteRecords records, SiteFiles files) {
        this.served = served;
        this.records = records;
        this.files = files;
    }

    @Override
    public Optional<byte[]> thumbnail(String id, Facts facts) {
        return SitePicture.row(id).isEmpty()
                ? served.pictures().thumbnail(id, facts)
                : records.find(id).flatMap(this::thumbnail);
    }

    private Optional<byte[]> thumbnail(SitePicture stored) {
        try {
            return Optional.of(Thumbnail.jpeg(masked(stored), SIDE));
        } catch (IOException e) {
            LOG.warn("picture {} of the site cannot be shown", stored.name(), e);
            return Optional.empty();
        }
    }

    /**
     * What may be seen of a picture: its field of view without the text of a processor.
     *
     * @throws NoSuchFileException if the picture was removed, or its file is gone
     */
    Picture masked(SitePicture stored) throws IOException {
        Picture picture = PictureReader.read(files.get(stored), stored.name());
        return FieldOfView.find(picture).apply(picture);
    }

    @Override
    public Optional<Picture> picture(String id, Facts facts) throws IOException {
        if (SitePicture.row(id).isEmpty()) {
            return served.pictures().picture(id, facts);
        }
        Optional<SitePicture> stored = records.find(id);
        try {
            return stored.isEmpty() ? Optional.empty() : Optional.of(masked(stored.get()));
        } catch (NoSuchFileException e) {
            // Removed meanwhile.
            return Optional.empty();
        }
    }
}
