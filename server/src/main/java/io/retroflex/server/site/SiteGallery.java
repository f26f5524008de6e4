package io.retroflex.server.site;

import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.engine.Engine;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Service;

/** The site's own gallery, which answers beside the one that was given. {@link Curation} changes it. */
@Service
public class SiteGallery {
    private final SiteRecords records;
    private final Engine engine;
    private final Measuring measuring;
    private final ExactGallery pictures;

    SiteGallery(
            SiteRecords records,
            SiteFiles files,
            SiteLoader loader,
            Engine engine,
            Measuring measuring,
            ServedGallery served)
            throws IOException, InterruptedException {
        this.records = records;
        this.engine = engine;
        this.measuring = measuring;
        this.pictures = new ExactGallery(served.gallery().header());
        load(files, loader);
    }

    /** When this returns searches and audits ask the pictures that they asked before the last end. */
    private void load(SiteFiles files, SiteLoader loader) throws IOException, InterruptedException {
        List<SitePicture> stored = records.all();
        files.sweep(stored);
        for (SitePicture picture : stored) {
            loader.load(picture).ifPresent(entry -> pictures.put(List.of(entry)));
        }
        pictures.commit();
        if (pictures.size() > 0) {
            answer();
            engine.awaitCalibration();
        }
    }

    private void answer() {
        pictures.commit();
        engine.answerAlsoBy(current());
        measuring.ask();
    }

    /** The pictures as they are now; what comes later is not in it. */
    public GalleryReader current() {
        return new DiscreetReader(pictures.snapshot());
    }

    /**
     * The pictures that a filter lets through, oldest first, with who added them; also such as cannot answer for want of a
     * vector.
     */
    public List<SitePicture> list(Filter filter) {
        return records.all().stream()
                .filter(picture -> filter.matches(SiteLoader.facts(picture)))
                .toList();
    }

    /** Whether the picture of that name answers; one that has no vector of the model that is served does not. */
    boolean answers(String name) {
        return pictures.get(name).isPresent();
    }

    /** Lets a picture answer, in place of the one of its name. */
    void put(SitePicture picture) {
        pictures.put(List.of(SiteLoader.entry(picture)));
        answer();
    }

    /** Lets pictures answer no longer. */
    void remove(List<SitePicture> removed) {
        pictures.remove(removed.stream().map(SitePicture::name).toList());
        answer();
    }
}
