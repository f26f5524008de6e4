package io.retroflex.vision.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is filled out of sight, and then appears whole or not at all. */
final class DraftFolder implements AutoCloseable {
    private final Path draft;
    private final Path target;

    private DraftFolder(Path draft, Path target) {
        this.draft = draft;
        this.target = target;
    }

    /**
     * Begins a folder, on the disk that it will be on.
     *
     * @throws ModelException if there is something at that place already
     */
    static DraftFolder of(Path target) throws IOException {
        requireFree(target);
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        return new DraftFolder(Files.createTempDirectory(parent, ".model-"), target);
    }

    static void requireFree(Path target) throws IOException {
        if (Files.exists(target) && !isEmptyFolder(target)) {
            throw new ModelException(target + " is there already; name another folder, or delete this one first");
        }
    }

    /** Where to put the files. */
    Path path() {
        return draft;
    }

    /** Gives the folder its place and its name. */
    void complete() throws IOException {
        Files.deleteIfExists(target);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what was not completed. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        try (Stream<Path> files = Files.walk(draft)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }
}
