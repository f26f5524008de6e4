package io.retroflex.cli;

import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.report.StationHeat;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.evaluation.report.ExplanationPicture;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.explain.Explainer;
import io.retroflex.vision.explain.Explanation;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Draws what the cosine of a station's first photograph and its nearest picture of the station comes from. It needs the
 * neighbour's picture, and embeds both pictures some eighty times with parts hidden.
 */
final class EvidenceHeat implements AutoCloseable {
    private final Optional<Explainer> explainer;
    private final NeighbourPictures pictures;

    private EvidenceHeat(Optional<Explainer> explainer, NeighbourPictures pictures) {
        this.explainer = explainer;
        this.pictures = pictures;
    }

    /**
     * With a model.
     *
     * @param asked whether there is to be any
     * @throws Failure if a branch of the model looks at whole pictures: they would be shown as it sees them, with the text that a
     *     processor wrote beside the field of view
     */
    static EvidenceHeat of(boolean asked, Model model, NeighbourPictures pictures) throws IOException {
        if (!asked) {
            return new EvidenceHeat(Optional.empty(), pictures);
        }
        boolean masked = model.description().views().stream()
                .allMatch(view -> view.framing().fieldOfView());
        if (!masked) {
            throw new Failure("--heat shows pictures as the model sees them, and '"
                    + model.description().name()
                    + "' sees whole ones, with the text that a processor wrote on them; import it with --preprocess retroflex,"
                    + " or leave --heat out");
        }
        return new EvidenceHeat(Optional.of(Explainer.of(model, EmbedderOptions.forMany())), pictures);
    }

    /** Of a station of a procedure; nothing where it is not asked for, or no photograph speaks for the station. */
    Optional<StationHeat> of(Procedure procedure, StationVerdict station, IntFunction<String> nameOf) {
        if (explainer.isEmpty() || station.evidence().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(heat(explainer.get(), procedure, station, nameOf));
        } catch (IOException e) {
            return Optional.of(without("What it comes from is not shown: a picture can no longer be read."));
        }
    }

    private StationHeat heat(Explainer asked, Procedure procedure, StationVerdict station, IntFunction<String> nameOf)
            throws IOException {
        Evidence first = station.evidence().getFirst();
        for (Neighbour neighbour : first.neighbours()) {
            Optional<PictureSource> source = station.support().contains(neighbour.label())
                    ? pictures.source(neighbour.facts())
                    : Optional.empty();
            if (source.isPresent()) {
                int number = first.reading().photograph().number();
                Picture photograph =
                        procedure.photographs().get(number - 1).content().read().picture();
                Explanation explanation = asked.explain(photograph, source.get().read());
                byte[] jpeg = new ExplanationPicture(explanation, nameOf.apply(number), neighbour.label()).jpeg();
                return new StationHeat(Optional.of(jpeg), words(nameOf.apply(number), neighbour, explanation));
            }
        }
        return without("What it comes from is not shown: no picture of the station among the nearest is at hand."
                + " --pictures says where they are.");
    }

    private static String words(String name, Neighbour neighbour, Explanation explanation) {
        return String.format(
                Locale.ROOT,
                "Where the cosine %.3f of %s and a picture of %s comes from: how far it falls when a place is hidden. It"
                        + " shows where the model looks, not why.",
                explanation.cosine(),
                name,
                neighbour.label());
    }

    private static StationHeat without(String words) {
        return new StationHeat(Optional.empty(), words);
    }

    @Override
    public void close() {
        explainer.ifPresent(Explainer::close);
    }
}
