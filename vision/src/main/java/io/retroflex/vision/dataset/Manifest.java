package io.retroflex.vision.dataset;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table of labelled pictures. */
final class Manifest {
    private final Path root;
    private final DatasetOptions options;
    private final List<LabelledPicture> pictures = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    private Manifest(Path root, DatasetOptions options) {
        this.root = root;
        this.options = options;
    }

    static Dataset read(Path root, Path manifest, DatasetOptions options) throws IOException {
        Table table = Table.read(manifest);
        table.requireColumn(options.fileColumn());
        table.requireColumn(options.labelColumn());
        Manifest read = new Manifest(root, options);
        table.rows().forEach(read::take);
        return new Dataset(root, read.pictures, read.problems);
    }

    private void take(Table.Row row) {
        if (row.problem().isPresent()) {
            problems.add(row.problem().get());
            return;
        }
        String where = row.where();
        Map<String, String> columns = new HashMap<>(row.values());
        String path = columns.remove(options.fileColumn());
        String label = columns.remove(options.labelColumn());
        if (path == null || label == null) {
            String missing = path == null ? options.fileColumn() : options.labelColumn();
            problems.add(new Problem(where, "the column '" + missing + "' is blank; fill it in"));
            return;
        }
        columns.put(LabelledPicture.LABEL, label);
        resolve(path, where).ifPresent(file -> {
            if (seen.add(file)) {
                pictures.add(new LabelledPicture(file, PictureFiles.name(root.normalize(), file), columns));
            } else {
                problems.add(new Problem(where, "the file '" + path + "' is already in an earlier row; remove one"));
            }
        });
    }

    /** The row's file, if it exists and lies below the data folder. */
    private Optional<Path> resolve(String path, String where) {
        Path folder = root.normalize();
        Path file;
        try {
            file = folder.resolve(path.replace('\\', '/')).normalize();
        } catch (InvalidPathException e) {
            problems.add(new Problem(where, "'" + path + "' is no path; correct it"));
            return Optional.empty();
        }
        if (Path.of(path.replace('\\', '/')).isAbsolute() || !file.startsWith(folder) || file.equals(folder)) {
            problems.add(
                    new Problem(where, "the file '" + path + "' lies outside the data folder; give a path below it"));
            return Optional.empty();
        }
        Optional<Path> found = PictureFiles.find(file);
        if (found.isEmpty()) {
            problems.add(new Problem(where, "there is no file '" + path + "' in " + root + "; correct the path"));
        }
        return found;
    }
}
