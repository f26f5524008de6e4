package io.retroflex.vision.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The labelled pictures of a folder, in an order that depends on nothing but the folder.
 *
 * @param root the data folder
 * @param pictures at least one
 * @param problems what could not be taken
 */
public record Dataset(Path root, List<LabelledPicture> pictures, List<Problem> problems) {
    /** The table's name in a data folder. */
    public static final String MANIFEST = "manifest.csv";

    public Dataset {
        pictures = List.copyOf(pictures);
        problems = List.copyOf(problems);
    }

    /** As {@link #read(Path, DatasetOptions)} with {@link DatasetOptions#DEFAULT}. */
    public static Dataset read(Path folder) throws IOException {
        return read(folder, DatasetOptions.DEFAULT);
    }

    /**
     * Reads a folder with a table, or else one with a folder a label at any depth, as Kvasir's {@code polyps/x.jpg} and
     * HyperKvasir's {@code lower-gi-tract/pathological-findings/polyps/x.jpg}. Pictures are not opened.
     *
     * @throws DatasetException if there is no such folder or table, a column is missing, or no picture is left
     * @throws IOException if the folder or the table cannot be read
     */
    public static Dataset read(Path folder, DatasetOptions options) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(folder + ": there is no such folder; check the path of the data");
        }
        Optional<Path> manifest = options.manifest()
                .or(() -> Optional.of(folder.resolve(MANIFEST)).filter(Files::isRegularFile));
        Dataset dataset =
                manifest.isPresent() ? Manifest.read(folder, manifest.get(), options) : LabelFolders.read(folder);
        if (dataset.pictures.isEmpty()) {
            throw new DatasetException(folder + ": there are no labelled pictures; give a folder with a " + MANIFEST
                    + " (columns file,label) or with a folder a label"
                    + (dataset.problems.isEmpty() ? "" : "; the first problem was " + dataset.problems.getFirst()));
        }
        return dataset;
    }
}
