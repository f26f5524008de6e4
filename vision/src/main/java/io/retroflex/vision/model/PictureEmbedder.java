package io.retroflex.vision.model;

import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import java.util.List;
import java.util.function.Function;

/** Makes embeddings of pictures in two steps, so that pictures can be made ready on other threads while a network runs. */
public interface PictureEmbedder {
    /** How many pictures keep the machine busy when they are given at once. */
    int batch();

    /**
     * Makes a picture ready that was framed before; any number of threads may do so.
     *
     * @param framed gives it at the size of a framing
     */
    DualEmbedder.Prepared prepareFramed(Function<Framing, Picture> framed);

    /** The embeddings of pictures that were made ready, in their order. */
    List<Embedding> embedPrepared(List<DualEmbedder.Prepared> pictures);
}
