package io.retroflex.vision.model;

import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.picture.Preprocessing;

/**
 * A backbone of a model, with all that makes a vector of a picture.
 *
 * @param family the name of its {@link Family}, or of the training that made it
 * @param adapted whether a low-rank adapter lies beside its weights
 * @param licence of its weights
 */
public record Branch(
        String family,
        Backbone backbone,
        Pooling pooling,
        Preprocessing preprocessing,
        boolean adapted,
        String licence) {
    /** The dimension of its vector. */
    public int dimension() {
        return pooling.width(backbone.width());
    }
}
