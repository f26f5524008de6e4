package io.retroflex.audit.procedure;

import java.io.IOException;

/**
 * A photograph of a procedure, not yet read.
 *
 * @param name of its file within the procedure; it may name a patient, so that no report has it unless it is asked for
 * @param content gives the bytes of its file
 */
public record Photograph(String name, Content content) {
    /** Bytes that are read when they are needed. */
    @FunctionalInterface
    public interface Content {
        /**
         * Reads them.
         *
         * @throws IOException if they cannot be read, or are too many
         */
        byte[] read() throws IOException;
    }
}
