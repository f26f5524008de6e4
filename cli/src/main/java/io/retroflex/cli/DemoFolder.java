package io.retroflex.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** The folder of a demo: one that a demo made may be made anew, nothing else is touched. */
final class DemoFolder {
    /** Says that all in the folder is a demo's. */
    private static final String MARK = ".retroflex-demo";

    private DemoFolder() {}

    /**
     * Makes the folder, empty.
     *
     * @throws Failure if there is something that no demo made
     */
    static void begin(Path folder) throws IOException {
        if (Files.exists(folder)) {
            if (!isDemo(folder)) {
                throw new Failure(folder + " is there already and is not of a demo; name another place with --dir");
            }
            delete(folder);
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(MARK));
    }

    private static boolean isDemo(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Files.isRegularFile(folder.resolve(MARK)) || files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
