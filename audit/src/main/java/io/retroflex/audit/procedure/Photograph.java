package io.retroflex.audit.procedure;

import io.retroflex.vision.picture.CaptureTime;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureId;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A photograph of a procedure, not yet read.
 *
 * @param name of its file within the procedure; it may name a patient, so that no report has it unless it is asked for
 * @param content gives the picture when it is needed
 * @param thumbnail draws it small for those who look; without it, that is done while the photograph is read, for nobody knows how
 *     long it stays where it is
 */
public record Photograph(String name, Content content, Optional<Supplier<byte[]>> thumbnail) {
    /** A photograph that is read once. */
    public Photograph(String name, Content content) {
        this(name, content, Optional.empty());
    }

    /** A picture that is read when it is needed. */
    @FunctionalInterface
    public interface Content {
        /**
         * Reads it.
         *
         * @throws IOException if it cannot be read; the message names it and says why
         */
        Loaded read() throws IOException;
    }

    /** Bytes that are read when they are needed. */
    @FunctionalInterface
    public interface Bytes {
        /**
         * Reads them.
         *
         * @throws IOException if they cannot be read, or are too many
         */
        byte[] read() throws IOException;
    }

    /**
     * A photograph that was read.
     *
     * @param id of its content
     * @param taken when, by the clock of the machine, if its file says so; no report shows it
     */
    public record Loaded(String id, Picture picture, Optional<LocalDateTime> taken) {}

    /** A photograph in a file of its own. */
    public static Photograph of(String name, Bytes file) {
        return new Photograph(name, () -> {
            byte[] bytes = file.read();
            return new Loaded(PictureId.of(bytes), PictureReader.read(bytes, name), CaptureTime.of(bytes));
        });
    }
}
