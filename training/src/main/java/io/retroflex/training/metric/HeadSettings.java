package io.retroflex.training.metric;

import io.retroflex.vision.network.Fusion;

/**
 * The fusion to learn.
 *
 * @param kind of layers
 * @param outputs the embedding's dimension, or the head's; nothing to say where nothing is fused
 * @param kept dimension of the reminder, for {@link Kind#REMINDER}
 * @param share of the reminder in the cosine, for {@link Kind#REMINDER}
 */
public record HeadSettings(Kind kind, int outputs, int kept, double share) {
    /** Layers between the branches' vectors and the embedding. */
    public enum Kind {
        /** None: the vectors stand end to end. */
        NONE,
        /** The paper's: linear, batch normalization, GELU. */
        HEAD,
        /** One linear layer. */
        LINEAR,
        /** The paper's, then a linear layer. */
        PERCEPTRON,
        /** The paper's, and a projection beside it that keeps what the labels do not ask about. */
        REMINDER
    }

    /** Layers that keep nothing beside them. */
    public HeadSettings(Kind kind, int outputs) {
        this(kind, outputs, 0, 0);
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
            case REMINDER -> new Fusion.Reminder(inputs, outputs, kept, share);
        };
    }
}
