package io.retroflex.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of procedures: a folder each, so that deleting a procedure deletes all of it and nothing of another. Photographs are
 * named by their content and lie in packs, those of a request in one; earlier versions wrote a file for each, and they are found
 * as well.
 */
public final class ProcedureFiles {
    private static final String BEGUN = "deleted-";

    private final Path root;
    private final Seal seal;

    /** In a folder, made when the first file comes. */
    public ProcedureFiles(Path root, Seal seal) {
        this.root = root;
        this.seal = seal;
    }

    /** Begins to write files that are kept together, and deletes what was begun so and not finished by a process that was killed. */
    public NewFiles begin(String procedure) throws IOException {
        Folder folder = folder(procedure);
        folder.deleteLeftovers();
        try (FoundFiles before = find(procedure)) {
            return new NewFiles(folder, before);
        }
    }

    /** The files that a procedure has now; none, if it has no folder. */
    public FoundFiles find(String procedure) throws IOException {
        return FoundFiles.in(folder(procedure));
    }

    /** Writes a file by itself, whose bytes outlast a power failure; what stood under that name is replaced at once. */
    public void put(String procedure, String name, byte[] content) throws IOException {
        Folder folder = folder(procedure);
        Folder.requireName(name);
        Path unfinished = folder.unfinished();
        try {
            try (FileChannel out = Folder.create(unfinished)) {
                Folder.write(out, folder.sealed(name, content));
                out.force(true);
            }
            folder.finish(unfinished, name);
        } catch (IOException | RuntimeException e) {
            // Only then: to look for what was moved takes as long as to move it.
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** Makes sure that the names of all that was put outlast a power failure too. */
    public void settle(String procedure) throws IOException {
        folder(procedure).settle();
    }

    /**
     * What a file holds.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it was changed or sealed with another key, or may be in a pack that is damaged
     */
    public byte[] get(String procedure, String name) throws IOException {
        try {
            return folder(procedure).get(name);
        } catch (NoSuchFileException e) {
            try (FoundFiles found = find(procedure)) {
                return found.get(name);
            }
        }
    }

    /** Whether there is a file of that name. */
    public boolean has(String procedure, String name) throws IOException {
        try (FoundFiles found = find(procedure)) {
            return found.has(name);
        }
    }

    /** The names of all that lies in a folder, also of what was not finished when the service was last killed. */
    public List<String> names(String procedure) throws IOException {
        Path folder = folder(procedure).path();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** Deletes a file that was put by itself; one that is not there is passed over. It stays deleted through a power failure. */
    public void delete(String procedure, String name) throws IOException {
        if (Files.deleteIfExists(folder(procedure).file(name))) {
            settle(procedure);
        }
    }

    /** Begins to delete a procedure: from now on nobody finds a file of it, and {@link #begun} names it until it is finished. */
    public void beginDeletion(String procedure) throws IOException {
        Path folder = folder(procedure).path();
        Path begun = root.resolve(BEGUN + procedure);
        if (Files.exists(folder) && !Files.exists(begun)) {
            Files.move(folder, begun, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.createDirectories(begun);
        }
    }

    /** The procedures whose deletion was begun and not finished. */
    public List<String> begun() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(BEGUN))
                    .map(name -> name.substring(BEGUN.length()))
                    .toList();
        }
    }

    /** Whether the deletion of a procedure was begun and not finished. */
    public boolean isBegun(String procedure) {
        Folder.requireName(procedure);
        return Files.exists(root.resolve(BEGUN + procedure));
    }

    /** Deletes what came of a procedure after its deletion was begun. */
    public void deleteLate(String procedure) throws IOException {
        Eraser.erase(folder(procedure).path());
    }

    /** Deletes all files of a procedure, also such as came after its deletion was begun. */
    public void finishDeletion(String procedure) throws IOException {
        deleteLate(procedure);
        Path begun = root.resolve(BEGUN + procedure);
        // Whoever was about to write when the folder was moved writes here, unseen; once it is gone nobody can.
        do {
            Eraser.erase(begun);
        } while (Files.exists(begun));
    }

    private Folder folder(String procedure) {
        return new Folder(root, procedure, seal);
    }
}
