package io.retroflex.benchmarks.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process has had, heap and native. */
final class PeakMemory {
    private static final String FIELD = "VmHWM:";

    private PeakMemory() {}

    /** In GB, as Linux counts it. */
    static double gigabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(FIELD)) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 * 1e-9;
            }
        }
        throw new IOException("/proc/self/status has no line " + FIELD);
    }
}
