package io.retroflex.server.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A file of a log. When one is full the next begins; its name says how many bytes are before it since the log began, so that a
 * place in the log stays the same wherever the files end, and though the oldest of them were moved away.
 *
 * @param begin how many bytes of the log are before it
 */
record LogPart(Path file, long begin) {
    private static final String LATER = ".from-";

    /** The files of a log that are there, the oldest first. */
    static List<LogPart> of(Path first) throws IOException {
        Path folder = Optional.ofNullable(first.toAbsolutePath().getParent()).orElse(first);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<LogPart> parts = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                begin(file.getFileName().toString(), first.getFileName().toString())
                        .ifPresent(begin -> parts.add(new LogPart(first.resolveSibling(file.getFileName()), begin)));
            }
        }
        parts.sort(Comparator.comparingLong(LogPart::begin));
        return List.copyOf(parts);
    }

    /** The file that begins a place later than the first. */
    static Path later(Path first, long begin) {
        return first.resolveSibling(first.getFileName() + LATER + begin);
    }

    private static OptionalLong begin(String name, String first) {
        if (name.equals(first)) {
            return OptionalLong.of(0);
        }
        String digits = name.startsWith(first + LATER) ? name.substring(first.length() + LATER.length()) : "";
        return digits.matches("[1-9][0-9]{0,17}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
