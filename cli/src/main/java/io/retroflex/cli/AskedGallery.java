package io.retroflex.cli;

import io.retroflex.audit.report.GalleryFingerprint;
import io.retroflex.audit.report.Provenance;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.gallery.Gallery;
import io.retroflex.gallery.LuceneGallery;
import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The gallery that a question goes to, and the model that asks: one that was named, or the one that comes with Retroflex.
 *
 * @param description of the gallery in a few words
 * @param credit whose pictures it holds and under which licence, where the gallery says so
 */
record AskedGallery(Gallery gallery, Model model, String description, Optional<String> credit)
        implements AutoCloseable {
    /** The model that is taken where none is named: all of it comes with Retroflex. */
    static final String USUAL_MODEL = "starter";

    /**
     * Opens a gallery and its model.
     *
     * @param path of the gallery; without one, the gallery in the box that was made by the model is taken, and said so
     * @param model in place of the one that the gallery names, or of the usual one
     * @param box the galleries that come with Retroflex, by the names of their models
     * @throws Failure if no gallery in the box was made by the model
     */
    static AskedGallery open(Optional<Path> path, Optional<String> model, Box box, Output output) throws IOException {
        if (path.isPresent()) {
            return named(path.get(), model);
        }
        if (model.isEmpty() && !Models.isThere(USUAL_MODEL)) {
            throw new Failure("no gallery is named, and this build of Retroflex comes without the model '" + USUAL_MODEL
                    + "', whose gallery would be asked; name one with --gallery, or a model with --model");
        }
        return boxed(model.orElse(USUAL_MODEL), box, output);
    }

    /** Galleries by name: those that come with Retroflex, or others in tests. */
    interface Box {
        Optional<BoxedGallery> named(String name);
    }

    private static AskedGallery named(Path path, Optional<String> model) throws IOException {
        LuceneGallery gallery = LuceneGallery.openReadOnly(path);
        try {
            Model opened = Models.open(model.orElse(gallery.header().model())).model();
            gallery.requireModel(opened.fingerprint());
            String name = path.toAbsolutePath().normalize().getFileName().toString();
            return new AskedGallery(gallery, opened, "the gallery '" + name + "'", Optional.empty());
        } catch (IOException | RuntimeException e) {
            gallery.close();
            throw e;
        }
    }

    private static AskedGallery boxed(String name, Box box, Output output) throws IOException {
        Model model = Models.open(name).model();
        for (String boxed : BoxedModel.NAMES) {
            Optional<BoxedGallery> found = box.named(boxed)
                    .filter(gallery -> gallery.header().fingerprint().equals(model.fingerprint()));
            if (found.isPresent()) {
                String words = GalleryBox.words(found.get().header());
                output.note("asking the gallery that comes with Retroflex (" + boxed + ", " + words + ")");
                return new AskedGallery(
                        found.get().open(),
                        model,
                        "the gallery in the box of " + boxed,
                        Optional.of(found.get().header().credit()));
            }
        }
        throw new Failure("no gallery that comes with this build of Retroflex was made by the model '" + name
                + "'; name one with --gallery, or make one: retroflex gallery build --model " + name
                + " --data DIR --out GALLERY");
    }

    /** By what answers are made, today. */
    Provenance provenance() {
        return new Provenance(
                model.description().name(),
                model.fingerprint(),
                description,
                GalleryFingerprint.of(gallery),
                gallery.size(),
                credit,
                LocalDate.now(ZoneId.systemDefault()));
    }

    @Override
    public void close() {
        gallery.close();
    }
}
