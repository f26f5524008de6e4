package io.retroflex.server.engine;

import io.retroflex.server.queue.FairBatches;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.Embedding;
import io.retroflex.vision.model.PictureEmbedder;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.util.List;
import java.util.function.Function;

/** One network for the pictures of all requests, which take turns. */
record SharedEmbedder(DualEmbedder embedder, FairBatches<DualEmbedder.Prepared, Embedding> batches)
        implements PictureEmbedder {
    @Override
    public int batch() {
        return embedder.batch();
    }

    @Override
    public DualEmbedder.Prepared prepareFramed(Function<Framing, Picture> framed) {
        return embedder.prepareFramed(framed);
    }

    @Override
    public List<Embedding> embedPrepared(List<DualEmbedder.Prepared> pictures) {
        try {
            return batches.all(pictures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the network ran", e);
        }
    }
}
