package io.retroflex.vision;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The fixtures, pictures and weights that lie beside the project and never in it. */
public final class Shared {
    private static final Path ROOT = Path.of(System.getProperty("retroflex.shared", "../shared"));

    private Shared() {}

    /** The path of something shared; the calling test is skipped, and says why, where it is not there. */
    public static Path path(String relative) {
        Path path = ROOT.resolve(relative).normalize();
        assumeTrue(Files.exists(path), () -> "skipped: there is no " + path);
        return path;
    }
}
