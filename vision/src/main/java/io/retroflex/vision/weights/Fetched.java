package io.retroflex.vision.weights;

import java.nio.file.Path;

/**
 * A weight file that lies where it should.
 *
 * @param bytes its size
 * @param sha256 its sum, in 64 lower-case hexadecimal digits
 * @param check what that sum was compared with
 * @param alreadyThere whether it lay there before, so that nothing was moved
 */
public record Fetched(Path file, long bytes, String sha256, Check check, boolean alreadyThere) {
    /** What a sum was compared with. */
    public enum Check {
        /** With the sum that {@link KnownWeights} states. */
        KNOWN_SUM,
        /** With the sum recorded beside the file at an earlier fetch, since none is known. */
        RECORDED_SUM,
        /** With nothing: none is known, so this one was recorded beside the file, as {@code NAME.sha256}. */
        FIRST_RECORDED
    }
}
