package io.retroflex.vision.picture;

/**
 * Takes letters off the scope's picture that touch it: white or grey pixels that stick out of what has colour. Highlights and
 * pale mucosa lie within it and stay.
 */
final class AttachedText {
    /** A picture that loses more of itself is a pale or a grey one. */
    private static final double MOST_TEXT = 0.25;

    private AttachedText() {}

    /**
     * The scope's picture without them.
     *
     * @param pale what has no colour
     */
    static PixelSet without(PixelSet scope, PixelSet pale) {
        PixelSet rest = LargestPatch.of(scope.without(pale)).filled().and(scope);
        return rest.count() >= (1 - MOST_TEXT) * scope.count() ? rest : scope;
    }
}
