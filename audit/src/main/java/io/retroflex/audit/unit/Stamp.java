package io.retroflex.audit.unit;

import io.retroflex.audit.procedure.ProcedureException;
import io.retroflex.audit.procedure.Pseudonyms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells whether a procedure's files are those that were audited: the names, sizes and times of all, marked with the key of
 * the pseudonyms, for the names may name patients. Nothing in the files is read.
 */
final class Stamp {
    private Stamp() {}

    static String of(Path place, Pseudonyms pseudonyms) throws IOException {
        String name = place.toAbsolutePath().normalize().getFileName().toString();
        try {
            Stream<String> lines = lines(place.toRealPath()).stream();
            return pseudonyms.mark(Stream.concat(Stream.of(name), lines).toList());
        } catch (NoSuchFileException e) {
            throw new ProcedureException(place + ": there is no such folder or archive; check the path");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> lines(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> line(root, file))
                    .sorted()
                    .toList();
        }
    }

    private static String line(Path root, Path file) {
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            return root.relativize(file) + "\t" + facts.size() + "\t" + facts.lastModifiedTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
