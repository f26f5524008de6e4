package io.retroflex.training.metric;

import io.retroflex.vision.network.Fusion;

/**
 * The fusion to learn.
 *
 * @param kind of layers
 * @param outputs the embedding's dimension, or the head's; nothing to say where nothing is fused
 */
public record HeadSettings(Kind kind, int outputs) {
    /** Layers between the branches' vectors and the embedding. */
    public enum Kind {
        /** None: the vectors stand end to end. */
        NONE,
        /** The paper's: linear, batch normalization, GELU. */
        HEAD,
        /** One linear layer. */
        LINEAR,
        /** The paper's, then a linear layer. */
        PERCEPTRON
    }

    /** The paper's head with 512 outputs. */
    public static HeadSettings paper() {
        return new HeadSettings(Kind.HEAD, 512);
    }

    /** The fusion for vectors of that many numbers in all. */
    Fusion fusion(int inputs) {
        return switch (kind) {
            case NONE -> new Fusion.Concatenation(inputs);
            case HEAD -> new Fusion.Head(inputs, outputs);
            case LINEAR -> new Fusion.Projection(inputs, outputs);
            case PERCEPTRON -> new Fusion.Perceptron(inputs, outputs, outputs);
        };
    }
}
