package io.retroflex.server.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Deletes a folder with all that is in it, while others may do the same, or write in it. */
final class Eraser extends SimpleFileVisitor<Path> {
    private Eraser() {}

    /** Who writes for a procedure that is no more erases after itself. */
    static void erase(Path folder) throws IOException {
        Files.walkFileTree(folder, new Eraser());
    }

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

    private static void eraseUnlessWrittenIn(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Left to its writer.
        }
    }
}
