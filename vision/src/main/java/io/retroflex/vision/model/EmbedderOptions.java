package io.retroflex.vision.model;

/**
 * How an embedder runs.
 *
 * @param batch pictures that go through the network at once
 * @param threads that work on the network
 */
public record EmbedderOptions(int batch, int threads) {
    /** Batches of 8 on all cores. */
    public static EmbedderOptions usual() {
        return new EmbedderOptions(8, Runtime.getRuntime().availableProcessors());
    }

    /** Checks that both are at least 1. */
    public EmbedderOptions {
        if (batch < 1 || threads < 1) {
            throw new IllegalArgumentException("an embedder needs a batch and threads of at least 1");
        }
    }
}
