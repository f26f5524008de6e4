package io.retroflex.cli;

import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code retroflex model info}. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Shows what a model is, and checks that its weights are as they were written.")
final class ModelInfo implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "A folder, or a known name.")
    private String model = "";

    @Mixin
    private Output output = new Output();

    /** What is shown. */
    record Shown(String folder, String fingerprint, int dimension, ModelDescription description) {}

    @Override
    public Integer call() throws IOException {
        Models.Found found = Models.open(model);
        Model opened = found.model();
        ModelDescription description = opened.description();
        if (output.isJson()) {
            output.printJson(new Shown(found.place(), opened.fingerprint(), description.dimension(), description));
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("model", description.name()));
        rows.add(List.of("place", found.place()));
        rows.add(List.of("fingerprint", opened.fingerprint()));
        rows.add(List.of("dimension", String.valueOf(description.dimension())));
        for (int i = 0; i < description.branches().size(); i++) {
            Branch branch = description.branches().get(i);
            String number = "branch " + (i + 1);
            rows.add(List.of(number, branch.family() + (branch.adapted() ? ", adapted" : "")));
            rows.add(List.of("  network", ModelWords.of(branch.backbone())));
            rows.add(List.of("  pooling", ModelWords.of(branch.pooling())));
            rows.add(List.of("  pictures", ModelWords.of(branch.preprocessing().framing())));
            rows.add(List.of("  licence", branch.licence()));
        }
        rows.add(List.of("fusion", ModelWords.of(description.fusion())));
        description.reminder().ifPresent(reminder -> rows.add(List.of("reminder", ModelWords.of(reminder))));
        if (!description.symmetries().isEmpty()) {
            rows.add(List.of("symmetries", ModelWords.of(description.symmetries())));
        }
        rows.add(List.of(
                "labels", description.labels().isEmpty() ? "(none seen)" : String.join(", ", description.labels())));
        description.provenance().forEach((part, origin) -> rows.add(List.of("from", part + ": " + origin)));
        output.printTable(rows);
        output.print("All weights are as they were written.");
        return 0;
    }
}
