package io.retroflex.cli;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.nio.file.Path;

/** Where a picture can be had: a file, or a drawing that is made again. */
@FunctionalInterface
interface PictureSource {
    /** The picture. */
    Picture read() throws IOException;

    /** A picture in a file. */
    static PictureSource file(Path file) {
        return () -> PictureReader.read(file);
    }
}
