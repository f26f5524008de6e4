package io.retroflex.cli;

import io.retroflex.training.student.StudentSettings;
import io.retroflex.vision.network.ResNet;
import java.util.List;
import picocli.CommandLine.Option;

/** The network that learns from nothing, and the pictures that it sees. */
final class StudentOptions {
    private static final int SMALLEST = 32;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "128",
            description = "The side of the square that pictures come to (default: ${DEFAULT-VALUE}).")
    private int size = 128;

    @Option(
            names = "--widths",
            paramLabel = "WIDTH",
            split = ",",
            defaultValue = "32,64,128,192",
            description = "Of the network's four stages; the last is the embedding's (default: ${DEFAULT-VALUE}).")
    private List<Integer> widths = List.of();

    /** Checks the numbers. */
    void check(Output output) {
        if (size < SMALLEST) {
            throw output.misuse("--size is " + size + "; the least is " + SMALLEST);
        }
        if (widths.size() != 4 || widths.stream().anyMatch(width -> width < 1)) {
            throw output.misuse("--widths has four numbers of at least 1, not " + widths);
        }
    }

    /** The settings of such a student. */
    StudentSettings settings(RunOptions run) {
        StudentSettings small = StudentSettings.small();
        return new StudentSettings(
                run.applied(small.run()),
                new ResNet(
                        widths.getFirst(),
                        widths,
                        small.network().blocks(),
                        small.network().expansion()),
                size,
                small.batch(),
                small.augmentation(),
                small.temperature());
    }
}
