package io.retroflex.vision.picture;

/**
 * A part of a picture that is blackened although it lies in the crop, or that was left outside it.
 *
 * @param area in pixels of the picture before it is cropped
 */
public record Mask(Rectangle area, Reason reason) {
    /** Why nothing is to be learnt from a part. */
    public enum Reason {
        /** The scope guide's inset, drawn or already blackened. */
        INSET,
        /** Where the inset would be: blackened in every picture, so that its presence tells nothing. */
        INSET_PLACE,
        /** Burned-in text beside the scope's picture. */
        TEXT
    }
}
