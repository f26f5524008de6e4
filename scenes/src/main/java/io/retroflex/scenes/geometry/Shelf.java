package io.retroflex.scenes.geometry;

/**
 * What the folds across a tube look like; lengths in centimetres.
 *
 * @param spacing from one to the next; none at all where it is 0
 * @param depth how far they stand in
 * @param thickness half of it
 * @param fillet how softly they leave the wall
 * @param part how much of the wall each takes: 1 all round, 0 for a half-moon
 * @param lean how much they are tilted and wavy
 * @param alternating whether each stands opposite to the one before
 */
record Shelf(float spacing, float depth, float thickness, float fillet, float part, float lean, boolean alternating) {
    static final Shelf NONE = every(0, 0);

    /** Folds all round. */
    static Shelf every(float spacing, float depth) {
        return new Shelf(spacing, depth, 0.08f, 0.5f, 1, 0.1f, false);
    }

    Shelf thick(float newThickness, float newFillet) {
        return new Shelf(spacing, depth, newThickness, newFillet, part, lean, alternating);
    }

    Shelf round(float newPart) {
        return new Shelf(spacing, depth, thickness, fillet, newPart, lean, alternating);
    }

    Shelf leaning(float newLean) {
        return new Shelf(spacing, depth, thickness, fillet, part, newLean, alternating);
    }

    /** Half-moons from opposite sides. */
    Shelf opposite() {
        return new Shelf(spacing, depth, thickness, fillet, 0, lean, true);
    }
}
