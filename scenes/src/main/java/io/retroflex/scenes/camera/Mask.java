package io.retroflex.scenes.camera;

import io.retroflex.scenes.maths.Soft;

/** The part of the picture that shows anything, about the middle of the field of view; half of the height is 1. */
sealed interface Mask {
    /** How far inside a point is; negative outside. */
    float inside(float x, float y);

    /** A circle. */
    record Disc(float radius) implements Mask {
        @Override
        public float inside(float x, float y) {
            return radius - Soft.length(x, y);
        }
    }

    /** A circle with its sides, or top and bottom, cut off. */
    record Barrel(float radius, float halfWidth, float halfHeight) implements Mask {
        @Override
        public float inside(float x, float y) {
            float box = Math.min(halfWidth - Math.abs(x), halfHeight - Math.abs(y));
            return Math.min(box, radius - Soft.length(x, y));
        }
    }

    /** A rectangle whose corners are cut: an octagon where much is cut. */
    record CutCorners(float halfWidth, float halfHeight, float cut) implements Mask {
        @Override
        public float inside(float x, float y) {
            float u = halfWidth - Math.abs(x);
            float v = halfHeight - Math.abs(y);
            return Math.min(Math.min(u, v), (u + v - cut) * 0.7071f);
        }
    }

    /** Another one with a rectangle missing at the lower left. */
    record Notched(Mask whole, float fromX, float fromY) implements Mask {
        @Override
        public float inside(float x, float y) {
            return Math.min(whole.inside(x, y), Math.max(x - fromX, fromY - y));
        }
    }
}
