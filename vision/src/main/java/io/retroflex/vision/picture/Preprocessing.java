package io.retroflex.vision.picture;

import java.lang.foreign.MemorySegment;

/**
 * The whole way from a decoded picture to a network's numbers.
 *
 * @param framing what the network sees: a choice
 * @param normalization its scale of numbers: a property of the network
 */
public record Preprocessing(Framing framing, Normalization normalization) {
    /**
     * Writes a picture of any size as {@code float[3][framing.height()][framing.width()]}.
     *
     * @param target receives the numbers from its beginning on
     */
    public void write(Picture picture, MemorySegment target) {
        normalization.write(framing.apply(picture), target);
    }
}
