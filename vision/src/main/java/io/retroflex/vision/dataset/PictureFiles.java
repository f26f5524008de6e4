package io.retroflex.vision.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which files of a folder are pictures, by their names. */
public final class PictureFiles {
    private static final List<String> EXTENSIONS = List.of(".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp");

    private PictureFiles() {}

    static boolean isPicture(Path file) {
        return isPicture(file.getFileName().toString());
    }

    /**
     * Whether a name is that of a picture which Retroflex reads.
     *
     * @param path with forward slashes before the name, if with any
     */
    public static boolean isPicture(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && EXTENSIONS.stream().anyMatch(name::endsWith);
    }

    /** The file itself, or with the extension that a table left out. */
    static Optional<Path> find(Path file) {
        if (Files.isRegularFile(file)) {
            return Optional.of(file);
        }
        return EXTENSIONS.stream()
                .flatMap(extension -> List.of(extension, extension.toUpperCase(Locale.ROOT)).stream())
                .map(extension -> file.resolveSibling(file.getFileName() + extension))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The path below a folder, with forward slashes on every system. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
