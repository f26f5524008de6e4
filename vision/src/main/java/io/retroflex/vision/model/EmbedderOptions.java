package io.retroflex.vision.model;

/**
 * How an embedder uses the machine.
 *
 * @param batch looks at pictures of one run of the network
 * @param runs that go on at once for who asks for more than one; who asks for no more than one has it in their own thread
 * @param threads that work on one run
 */
public record EmbedderOptions(int batch, int runs, int threads) {
    private static final int BATCH = 8;

    /** Checks that all are at least 1. */
    public EmbedderOptions {
        if (batch < 1 || runs < 1 || threads < 1) {
            throw new IllegalArgumentException("an embedder needs a batch, runs and threads of at least 1");
        }
    }

    /**
     * For many pictures: a run of its own on each core, so that no core waits for another between two layers; measured
     * in docs/performance.md.
     */
    public static EmbedderOptions forMany() {
        return new EmbedderOptions(BATCH, cores(), 1);
    }

    /** For few pictures: one run on all cores, so that the answer comes soonest. */
    public static EmbedderOptions forFew() {
        return new EmbedderOptions(BATCH, 1, cores());
    }

    /** What suits that many pictures. */
    public static EmbedderOptions forPictures(int pictures) {
        return pictures > BATCH ? forMany() : forFew();
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
