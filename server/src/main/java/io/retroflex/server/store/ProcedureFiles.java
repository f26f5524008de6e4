package io.retroflex.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of procedures: a folder each, so that deleting a procedure deletes all of it and nothing of another. A file is
 * named by its content; writing it twice writes the same. What {@link #put} has written outlasts a power failure.
 */
public final class ProcedureFiles {
    private static final String BEGUN = "deleted-";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    private final Path root;
    private final Seal seal;

    /** In a folder, made when the first file comes. */
    public ProcedureFiles(Path root, Seal seal) {
        this.root = root;
        this.seal = seal;
    }

    /** Writes a file; what stood under that name is replaced at once. */
    public void put(String procedure, String name, byte[] content) throws IOException {
        Path file = file(procedure, name);
        Path unfinished = file.resolveSibling(name + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel out = create(unfinished)) {
                ByteBuffer bytes = ByteBuffer.wrap(seal.seal(content, place(procedure, name)));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            // Only then: to look for what was moved takes as long as to move it.
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** In its folder, which is there but for the first file of a procedure. */
    private static FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.getParent());
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** Makes sure that the names of all that was put outlast a power failure too. */
    public void settle(String procedure) throws IOException {
        for (Path folder : new Path[] {folder(procedure), folder(procedure).getParent(), root}) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    /**
     * What a file holds.
     *
     * @throws NoSuchFileException if there is none
     * @throws IOException if it was changed or sealed with another key
     */
    public byte[] get(String procedure, String name) throws IOException {
        return seal.open(Files.readAllBytes(file(procedure, name)), place(procedure, name));
    }

    /** Whether there is a file of that name. */
    public boolean has(String procedure, String name) {
        return Files.exists(file(procedure, name));
    }

    /** The names of all files, also of such as were not finished when the service was last killed. */
    public List<String> names(String procedure) throws IOException {
        Path folder = folder(procedure);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** Deletes a file; one that is not there is passed over. When this returns it stays deleted through a power failure. */
    public void delete(String procedure, String name) throws IOException {
        if (Files.deleteIfExists(file(procedure, name))) {
            settle(procedure);
        }
    }

    /** Begins to delete a procedure: from now on nobody finds a file of it, and {@link #begun} names it until it is finished. */
    public void beginDeletion(String procedure) throws IOException {
        Path folder = folder(procedure);
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
        requireName(procedure);
        return Files.exists(root.resolve(BEGUN + procedure));
    }

    /** Deletes what came of a procedure after its deletion was begun. */
    public void deleteLate(String procedure) throws IOException {
        erase(folder(procedure));
    }

    /** Deletes all files of a procedure, also such as came after its deletion was begun. */
    public void finishDeletion(String procedure) throws IOException {
        deleteLate(procedure);
        Path begun = root.resolve(BEGUN + procedure);
        // Whoever was about to write when the folder was moved writes here, unseen; once it is gone nobody can.
        do {
            erase(begun);
        } while (Files.exists(begun));
    }

    /** Others may erase the same, or write in it: who writes for a procedure that is no more erases after itself. */
    private static void erase(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    return visitFileFailed(visited, failure);
                }
                eraseUnlessWrittenIn(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void eraseUnlessWrittenIn(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Left to its writer.
        }
    }

    private static String place(String procedure, String name) {
        return procedure + "/" + name;
    }

    /** Not all in one folder: there may be many thousands. */
    private Path folder(String procedure) {
        requireName(procedure);
        return root.resolve(procedure.substring(0, Math.min(2, procedure.length())))
                .resolve(procedure);
    }

    private Path file(String procedure, String name) {
        requireName(name);
        return folder(procedure).resolve(name);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name of a stored file has lower-case letters, digits, '.' and '-'");
        }
    }
}
