package io.retroflex.cli;

import io.retroflex.training.run.Curves;
import io.retroflex.training.run.EpochFigures;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The end of a training: its model gets a name, says where it comes from, and is written. */
final class TrainedModel {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TrainedModel() {}

    /** What {@code --json} prints; the figures are those of the best epoch, and missing where nothing was held out. */
    record Result(
            String model,
            String fingerprint,
            int dimension,
            String run,
            int epochs,
            int bestEpoch,
            Optional<Double> recallAt1,
            Optional<Double> recallAt5,
            Optional<Double> map,
            double seconds,
            int bad) {}

    /**
     * Writes the model and says what came of the run.
     *
     * @param settings of the training
     * @param made what else is to be known of its making, by name
     * @return the exit code
     */
    static int finish(
            Model learnt,
            NewModel place,
            TrainingSource source,
            TrainingSource.Parts parts,
            TrainingData data,
            Object settings,
            Map<String, String> made,
            BadFiles bad,
            Output output)
            throws IOException {
        Map<String, String> provenance = new TreeMap<>(learnt.description().provenance());
        provenance.putAll(made);
        provenance.put("data", parts.description() + "; " + data.summary());
        provenance.put("settings", JSON.writeValueAsString(settings));
        provenance.put("made by", new Main.Version().getVersion()[0] + ", " + Torch.version());
        ModelDescription described = learnt.description();
        Model written = ModelFolder.write(
                place.out(),
                new Model(
                        described.told(place.name(), described.labels(), provenance), learnt.parts(), learnt.fusion()));
        List<EpochFigures> epochs = curves(place.run());
        EpochFigures best = best(epochs);
        if (output.isJson()) {
            output.printJson(result(written, place, epochs, best, bad));
        } else {
            output.print("best epoch " + best.epoch() + " of " + epochs.size() + ": "
                    + best.validation().map(TrainingProgress::words).orElse("the last one; nothing was held out"));
            output.print(place.out() + ": embeddings of dimension "
                    + written.description().dimension() + ", fingerprint " + written.fingerprint());
            output.print(place.run() + ": curves.png, curves.csv, settings.json");
            output.print("How good is it? retroflex evaluate --data " + source.data() + " --model " + place.out());
        }
        return bad.report(output, data.heldOut().learning().size());
    }

    private static Result result(
            Model written, NewModel place, List<EpochFigures> epochs, EpochFigures best, BadFiles bad) {
        return new Result(
                place.out().toString(),
                written.fingerprint(),
                written.description().dimension(),
                place.run().toString(),
                epochs.size(),
                best.epoch(),
                best.validation().map(figures -> figures.recallAt1()),
                best.validation().map(figures -> figures.recallAt5()),
                best.validation().map(figures -> figures.map()),
                epochs.stream().mapToDouble(EpochFigures::seconds).sum(),
                bad.count());
    }

    /** The epochs of a run that has ended. */
    static List<EpochFigures> curves(Path run) throws IOException {
        return Curves.read(run.resolve("curves.csv"));
    }

    /** The epoch whose model was kept: the first with the highest mAP, or the last one where none was validated. */
    static EpochFigures best(List<EpochFigures> epochs) {
        EpochFigures best = epochs.getLast();
        double figure = Double.NEGATIVE_INFINITY;
        for (EpochFigures epoch : epochs) {
            double own = epoch.validation().map(figures -> figures.map()).orElse(Double.NEGATIVE_INFINITY);
            if (own > figure) {
                figure = own;
                best = epoch;
            }
        }
        return best;
    }
}
