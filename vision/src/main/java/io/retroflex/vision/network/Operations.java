package io.retroflex.vision.network;

import io.retroflex.vision.checkpoint.Tensor;
import java.util.List;

/**
 * What the networks are made of. A description calls these operations and never learns how they are carried out: one
 * execution writes a graph for inference, another computes at once and keeps gradients.
 *
 * <p>Feature maps are {@code [batch, channels, height, width]}, token sequences {@code [batch, tokens, channels]},
 * vectors {@code [batch, channels]}. Parameters are named as in the state dict of the network.
 *
 * @param <T> a value of the execution: an edge of its graph, or an array
 */
public interface Operations<T> {
    /** The same operations on the parameters below {@code prefix}, which ends in a full stop. */
    Operations<T> within(String prefix);

    /** The same operations without the low-rank changes: what the network computes before it has learnt. */
    Operations<T> frozen();

    /**
     * A parameter's value, for what a description derives from it once.
     *
     * @throws java.util.NoSuchElementException if there is none of that name
     */
    Tensor parameter(String name);

    /** A convolution with its bias, if the state dict has one. */
    T convolution(T map, Convolution convolution);

    /** A fully connected layer over the last dimension, with its bias if the state dict has one. */
    T linear(T input, Linear linear);

    /**
     * Multi-head self-attention without its output projection: {@code softmax(q k' / sqrt(channels / heads)) v}, heads
     * side by side. The rows of the parameter {@code qkv} are queries, keys and values in that order.
     */
    T attention(T tokens, String qkv, int heads);

    /** Layer normalization over the last dimension. */
    T layerNorm(T input, String name, float epsilon);

    /** An activation function, element by element. */
    T activation(T input, Activation activation);

    /** The sum of two values of the same shape. */
    T add(T left, T right);

    /** Adds {@code [tokens, channels]} to every sequence of a batch. */
    T addConstant(T tokens, Tensor constant);

    /** Puts {@code [tokens, channels]} before every sequence of a batch. */
    T prependConstant(T tokens, Tensor constant);

    /** The tokens {@code from} to {@code to}, exclusive. */
    T slice(T tokens, int from, int to);

    /** One token as a vector. */
    T token(T tokens, int index);

    /** A feature map's places, row by row, as a sequence of tokens. */
    T tokens(T map);

    /** The mean of a sequence's tokens, as a vector. */
    T meanToken(T tokens);

    /**
     * The generalized mean of a sequence's tokens, as a vector: {@code mean(max(x, floor)^power)^(1 / power)} in each
     * channel.
     */
    T generalizedMeanToken(T tokens, double power, double floor);

    /** Max pooling over a square. */
    T maxPool(T map, int kernel, int stride, int padding);

    /** Vectors scaled to length one. */
    T normalize(T vector);

    /** A value times a number. */
    T scale(T input, double factor);

    /** Vectors end to end. */
    T concatenate(List<T> vectors);
}
