package io.retroflex.server.procedure;

import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.evaluation.report.ExplanationPicture;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.GalleryPictures;
import io.retroflex.server.ServedGallery;
import io.retroflex.vision.explain.Explainer;
import io.retroflex.vision.explain.Explanation;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Draws what the likeness of a station's first photograph and its nearest picture of the station comes from. It takes some eighty
 * runs of a network, so that one is drawn at a time.
 */
@Service
public class HeatMaps implements DisposableBean {
    private final ShownPhotographs photographs;
    private final ServedGallery served;
    private final GalleryPictures pictures;
    private final boolean masked;
    private final Semaphore drawing = new Semaphore(1);
    private Optional<Explainer> explainer = Optional.empty();

    HeatMaps(ShownPhotographs photographs, ServedGallery served, GalleryPictures pictures) {
        this.photographs = photographs;
        this.served = served;
        this.pictures = pictures;
        // A model that sees whole pictures would show the text that a processor wrote beside the field of view.
        this.masked = served.model().description().views().stream()
                .allMatch(view -> view.framing().fieldOfView());
    }

    /**
     * A picture of it, as a JPEG.
     *
     * @return nothing where no photograph speaks for the station, the neighbour's picture is not at hand, or the model sees more
     *     of a picture than may be shown
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Optional<byte[]> of(StoredProcedure procedure, StationVerdict station)
            throws IOException, InterruptedException {
        if (!masked || station.evidence().isEmpty()) {
            return Optional.empty();
        }
        Evidence first = station.evidence().getFirst();
        int number = first.reading().photograph().number();
        for (Neighbour neighbour : first.neighbours()) {
            Optional<Picture> picture = station.support().contains(neighbour.label())
                    ? pictures.picture(neighbour.id(), neighbour.facts())
                    : Optional.empty();
            if (picture.isPresent()) {
                Explanation explanation = explain(photographs.whole(procedure, number), picture.get());
                return Optional.of(
                        new ExplanationPicture(explanation, "photograph " + number, neighbour.label()).jpeg());
            }
        }
        return Optional.empty();
    }

    private Explanation explain(Picture photograph, Picture neighbour) throws IOException, InterruptedException {
        drawing.acquire();
        try {
            if (explainer.isEmpty()) {
                explainer = Optional.of(Explainer.of(served.model(), EmbedderOptions.forMany()));
            }
            return explainer.get().explain(photograph, neighbour);
        } finally {
            drawing.release();
        }
    }

    @Override
    public void destroy() {
        explainer.ifPresent(Explainer::close);
    }
}
