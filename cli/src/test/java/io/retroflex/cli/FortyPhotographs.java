package io.retroflex.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Forty photographs to audit: real ones where they lie beside the project, else scenes. */
final class FortyPhotographs {
    static final int COUNT = 40;
    private static final Path REAL =
            Path.of(System.getProperty("retroflex.shared", "../shared")).resolve("data/hyperkvasir-lower-gi/images");

    private FortyPhotographs() {}

    /** The folder of the real ones, where it is. */
    static Optional<Path> realFolder() {
        return Optional.of(REAL).filter(Files::isDirectory);
    }

    /** Those to send; scenes are drawn into that folder, once. */
    static List<Path> files(Path folder) throws IOException {
        return realFolder().isPresent() ? real() : drawn(folder);
    }

    /** Some of each label. */
    private static List<Path> real() throws IOException {
        List<Path> photographs = new ArrayList<>();
        try (Stream<Path> labels = Files.list(REAL)) {
            for (Path label : labels.sorted().toList()) {
                try (Stream<Path> files = Files.list(label)) {
                    files.sorted().limit(6).forEach(photographs::add);
                }
            }
        }
        return photographs.subList(0, COUNT);
    }

    private static List<Path> drawn(Path folder) throws IOException {
        Path scenes = folder.resolve("scenes");
        if (!Files.exists(scenes)) {
            CommandRun.good("scenes", "--out", scenes, "--count", String.valueOf(COUNT), "--seed", "7");
        }
        try (Stream<Path> files = Files.walk(scenes)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .sorted()
                    .limit(COUNT)
                    .toList();
        }
    }
}
