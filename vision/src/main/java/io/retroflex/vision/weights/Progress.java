package io.retroflex.vision.weights;

import java.util.OptionalLong;

/** Is told how far a download has come. */
@FunctionalInterface
public interface Progress {
    /**
     * Called after every piece that has been written.
     *
     * @param bytes the bytes on disk, those of an earlier attempt among them; falls when a server starts again
     * @param total the bytes of the whole file, where the server or {@link KnownWeights} states them
     */
    void at(long bytes, OptionalLong total);
}
