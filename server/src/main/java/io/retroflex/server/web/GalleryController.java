package io.retroflex.server.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.retroflex.audit.report.GalleryFingerprint;
import io.retroflex.evaluation.Estimate;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.server.GalleryPictures;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.site.Measuring;
import io.retroflex.server.site.SiteGallery;
import io.retroflex.server.site.SiteMeasure;
import io.retroflex.server.site.SitePicture;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The labelled pictures that answer: those of the gallery that was given, {@code base}, and those of the site, {@code site}. */
@RestController
@RequestMapping(path = "/api/v1/galleries", produces = MediaType.APPLICATION_JSON_VALUE)
class GalleryController {
    private static final String BASE = "base";
    private static final String SITE = "site";

    private final ServedGallery served;
    private final SiteGallery site;
    private final GalleryPictures shown;
    private final Engine engine;
    private final Measuring measuring;

    GalleryController(
            ServedGallery served, SiteGallery site, GalleryPictures shown, Engine engine, Measuring measuring) {
        this.served = served;
        this.site = site;
        this.shown = shown;
        this.engine = engine;
        this.measuring = measuring;
    }

    /**
     * A gallery.
     *
     * @param fingerprint of its pictures, labels and vectors
     * @param model the fingerprint of the model that made the vectors
     */
    record ShownGallery(String id, String name, int pictures, List<String> labels, String fingerprint, String model) {}

    /**
     * A labelled picture; without the name of its file, which may name a patient.
     *
     * @param procedure that a picture of the site is a photograph of
     * @param photograph its number there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"id", "label"})
    record ShownPicture(
            String id,
            String label,
            @Nullable String procedure,
            @Nullable Integer photograph,
            @Nullable String addedBy,
            @Nullable Instant added) {
        static ShownPicture of(Entry entry) {
            return new ShownPicture(entry.id(), entry.facts().label(), null, null, null, null);
        }

        static ShownPicture of(SitePicture picture) {
            return new ShownPicture(
                    picture.name(),
                    picture.label(),
                    picture.procedure(),
                    picture.photograph(),
                    picture.addedBy(),
                    picture.added());
        }
    }

    /** A page of pictures. */
    record PicturePage(List<ShownPicture> pictures, int page, int size, int all) {}

    /**
     * What a gallery has.
     *
     * @param labels how many pictures have each
     * @param calibrated whether audits are made by these pictures already; searches are at once
     * @param measures what the pictures of the site do to the answers, the newest first
     */
    record ShownStats(
            int pictures, SortedMap<String, Integer> labels, boolean calibrated, List<ShownMeasure> measures) {}

    /**
     * How often held-out pictures of the gallery that was given find their label: at most 1,000, evenly by label, those of the
     * split val where there are enough, the same ones each time. Each with its 95 % interval.
     *
     * @param pictures of the site that answered after
     * @param queries how many pictures were asked, each against the others, never against its own look-alike group
     */
    record ShownMeasure(
            Instant at,
            int pictures,
            int queries,
            Estimate recallAt1Before,
            Estimate recallAt1After,
            Estimate recallAt5Before,
            Estimate recallAt5After) {
        static ShownMeasure of(SiteMeasure measure) {
            return new ShownMeasure(
                    measure.moment(),
                    measure.pictures(),
                    measure.queries(),
                    measure.at1Before(),
                    measure.at1After(),
                    measure.at5Before(),
                    measure.at5After());
        }
    }

    /** Both. */
    @GetMapping
    List<ShownGallery> all() {
        GalleryReader own = site.current();
        return List.of(
                shown(BASE, served.provenance().gallery(), served.provenance().galleryFingerprint(), served.gallery()),
                shown(SITE, "pictures of this site", GalleryFingerprint.of(own), own));
    }

    private ShownGallery shown(String id, String name, String fingerprint, GalleryReader pictures) {
        return new ShownGallery(
                id,
                name,
                pictures.size(),
                List.copyOf(pictures.countByLabel().keySet()),
                fingerprint,
                served.model().fingerprint());
    }

    /** The pictures of one. */
    @GetMapping("/{gallery}/pictures")
    PicturePage pictures(
            @PathVariable String gallery,
            @RequestParam(defaultValue = "") @Size(max = 200) String label,
            @RequestParam(defaultValue = "") @Size(max = 500) String where,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int size) {
        Filter filter = AskedFilter.of(label, where);
        if (isSite(gallery)) {
            List<SitePicture> found = site.list(filter);
            List<ShownPicture> some = found.stream()
                    .skip((long) page * size)
                    .limit(size)
                    .map(ShownPicture::of)
                    .toList();
            return new PicturePage(some, page, size, found.size());
        }
        GalleryReader.Page found = served.gallery().page(filter, page * size, size);
        List<ShownPicture> some = found.entries().stream().map(ShownPicture::of).toList();
        return new PicturePage(some, page, size, found.all());
    }

    /** What one has, by label. */
    @GetMapping("/{gallery}/stats")
    ShownStats stats(@PathVariable String gallery) {
        boolean ofSite = isSite(gallery);
        GalleryReader pictures = ofSite ? site.current() : served.gallery();
        List<ShownMeasure> measures =
                ofSite ? measuring.all().stream().map(ShownMeasure::of).toList() : List.of();
        return new ShownStats(pictures.size(), pictures.countByLabel(), engine.isCalibrated(), measures);
    }

    /** A picture, small: its field of view, without the text that a processor wrote. */
    @GetMapping(path = "/{gallery}/pictures/{id}/thumbnail", produces = MediaType.IMAGE_JPEG_VALUE)
    byte[] thumbnail(@PathVariable String gallery, @PathVariable @Size(max = 1000) String id) {
        GalleryReader pictures = isSite(gallery) ? site.current() : served.gallery();
        return pictures.get(id)
                .flatMap(entry -> shown.thumbnail(entry.id(), entry.facts()))
                .orElseThrow(() -> new NotFoundException("there is no such picture, or it is not at hand; GET"
                        + " /api/v1/galleries/" + gallery + "/pictures lists pictures"));
    }

    static boolean isSite(String gallery) {
        return switch (gallery) {
            case BASE -> false;
            case SITE -> true;
            default -> throw new NotFoundException("there is no such gallery; there are " + BASE + " and " + SITE);
        };
    }
}
