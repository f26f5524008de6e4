package io.retroflex.vision.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to read a table that is not our own.
 *
 * @param manifest the table, where it is not the {@code manifest.csv} in the data folder
 * @param fileColumn the column with each picture's path below the data folder, with or without its extension
 * @param labelColumn the column with each picture's label
 */
public record DatasetOptions(Optional<Path> manifest, String fileColumn, String labelColumn) {
    /** {@code manifest.csv} in the data folder, if there is one, with the columns {@code file} and {@code label}. */
    public static final DatasetOptions DEFAULT = new DatasetOptions(Optional.empty(), "file", LabelledPicture.LABEL);
}
