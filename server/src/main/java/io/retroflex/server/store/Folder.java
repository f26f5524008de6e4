package io.retroflex.server.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folder of a procedure, which may be there or not.
 *
 * @param root in which the folders of all procedures are
 */
record Folder(Path root, String procedure, Seal seal) {
    private static final String UNFINISHED = ".part";

    /** Begins the names of what this process has not finished; whatever else is unfinished, nobody will finish. */
    private static final String THIS_PROCESS = UUID.randomUUID() + "-";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

    Folder {
        requireName(procedure);
    }

    /** Not all in one folder: there may be many thousands. */
    Path path() {
        return root.resolve(procedure.substring(0, Math.min(2, procedure.length())))
                .resolve(procedure);
    }

    /** Where a file lies that is in no pack. */
    Path file(String name) {
        requireName(name);
        return path().resolve(name);
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name of a stored file has lower-case letters, digits, '.' and '-'");
        }
    }

    /** Whether there is a file of that name that is in no pack. */
    boolean has(String name) {
        return Files.exists(file(name));
    }

    /**
     * What a file holds that is in no pack.
     *
     * @throws NoSuchFileException if there is none
     */
    byte[] get(String name) throws IOException {
        return opened(name, Files.readAllBytes(file(name)));
    }

    /** The bytes to write for a file. */
    ByteBuffer sealed(String name, byte[] content) {
        return ByteBuffer.wrap(seal.seal(content, place(name)));
    }

    /** What a file holds whose bytes those are. */
    byte[] opened(String name, byte[] sealed) throws IOException {
        return seal.open(sealed, place(name));
    }

    private String place(String name) {
        return procedure + "/" + name;
    }

    /** A file that is not finished: nobody finds it by its name. */
    Path unfinished() {
        return path().resolve(THIS_PROCESS + UUID.randomUUID() + UNFINISHED);
    }

    /** Deletes what a process had not finished that was killed. */
    void deleteLeftovers() throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(path(), "*" + UNFINISHED)) {
            for (Path file : unfinished) {
                if (!file.getFileName().toString().startsWith(THIS_PROCESS)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // It has no file yet, or is deleted meanwhile.
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Makes a file, and the folder if it is the first. */
    static FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.getParent());
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Gives a file its name; what stood under it is replaced at once. */
    void finish(Path unfinished, String name) throws IOException {
        Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes sure that the names of all its files outlast a power failure. */
    void settle() throws IOException {
        for (Path folder : new Path[] {path(), path().getParent(), root}) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }
}
