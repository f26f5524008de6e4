package io.retroflex.server.site;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.engine.OwnPictures;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.picture.PictureException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes pictures of the site ready to answer: with vectors of the model that is served. */
@Component
class SiteLoader {
    private static final Logger LOG = LoggerFactory.getLogger(SiteLoader.class);

    /** What the site's pictures have as their source. */
    private static final String SOURCE = "site";

    private final SiteRecords records;
    private final SiteFiles files;
    private final Engine engine;
    private final String model;

    SiteLoader(SiteRecords records, SiteFiles files, Engine engine, ServedGallery served) {
        this.records = records;
        this.files = files;
        this.engine = engine;
        this.model = served.model().fingerprint();
    }

    /**
     * A picture as the gallery has it; a vector of another model is made anew from the picture first.
     *
     * @return nothing if that cannot be done for want of the picture
     */
    Optional<Entry> load(SitePicture picture) throws IOException, InterruptedException {
        if (model.equals(picture.model())) {
            return Optional.of(entry(picture));
        }
        try {
            Embedding embedding = engine.embed(files.get(picture), picture.name());
            return Optional.of(entry(records.embedded(picture, model, Vectors.bytes(embedding))));
        } catch (NoSuchFileException | PictureException e) {
            LOG.warn(
                    "picture {} of the site does not answer: its vector is of another model and its file cannot be read ({});"
                            + " restore the file, or remove the picture",
                    picture.name(),
                    e.toString());
            return Optional.empty();
        }
    }

    /** Pictures of one procedure are of one group: they look alike, and never answer for each other. */
    static Facts facts(SitePicture picture) {
        String procedure = Objects.requireNonNull(picture.procedure());
        return Facts.of(Map.of(
                Facts.LABEL, picture.label(),
                Facts.SOURCE, SOURCE,
                Facts.PROCEDURE, procedure,
                Facts.GROUP, procedure,
                OwnPictures.CONTENT, Objects.requireNonNull(picture.content())));
    }

    static Entry entry(SitePicture picture) {
        return new Entry(picture.name(), Vectors.embedding(Objects.requireNonNull(picture.vector())), facts(picture));
    }
}
