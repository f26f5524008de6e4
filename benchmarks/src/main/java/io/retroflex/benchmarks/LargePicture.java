package io.retroflex.benchmarks;

import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Resampling;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Photographs as large as a processor of today writes them: those that are at hand are small copies. */
public final class LargePicture {
    /** In pixels. */
    public static final int WIDTH = 1280;

    /** In pixels. */
    public static final int HEIGHT = 1024;

    private LargePicture() {}

    /** A picture's file, enlarged, as the bytes of a JPEG. */
    public static byte[] of(byte[] file) throws IOException {
        return Thumbnail.jpeg(Resampling.BICUBIC.resize(PictureReader.read(file, "a picture"), WIDTH, HEIGHT), WIDTH);
    }

    /** Enlarges files into a folder. */
    public static List<Path> write(List<Path> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        return IntStream.range(0, files.size())
                .parallel()
                .mapToObj(i -> write(files.get(i), folder.resolve(i + ".jpg")))
                .toList();
    }

    private static Path write(Path file, Path large) {
        try {
            return Files.write(large, of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
