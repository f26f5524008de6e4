package io.retroflex.cli;

import io.retroflex.vision.dataset.DatasetOptions;
import io.retroflex.vision.dataset.LabelledPicture;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the tables of others are read. */
final class DataOptions {
    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "The table of the data, if it is not manifest.csv in the data's folder.")
    private Optional<Path> manifest = Optional.empty();

    @Option(
            names = "--file-column",
            paramLabel = "NAME",
            defaultValue = "file",
            description = "The table's column with each picture's file (default: ${DEFAULT-VALUE}).")
    private String fileColumn = "file";

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            defaultValue = LabelledPicture.LABEL,
            description = "The table's column with each picture's label (default: ${DEFAULT-VALUE}).")
    private String labelColumn = LabelledPicture.LABEL;

    DatasetOptions options() {
        return new DatasetOptions(manifest, fileColumn, labelColumn);
    }
}
