package io.retroflex.scenes.surface;

import io.retroflex.scenes.maths.Soft;

/** What a point of the wall looks like; one is used for all rays of a scene, and each site fills it anew. */
public final class Paint {
    /** How much of each colour comes back, from 0 to 1. */
    float red;

    float green;
    float blue;

    /** How strongly it mirrors: 1 for moist mucosa. */
    float gloss;

    /** How blurred its mirror is: 0.1 for a wet film, 0.5 for velvet. */
    float roughness;

    /** Starts with a colour that is moist. */
    public void set(float red, float green, float blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
        gloss = 1;
        roughness = 0.16f;
    }

    /** Lays a colour over it; 1 hides what was there. */
    public void cover(float r, float g, float b, float part) {
        red = Soft.mix(red, r, part);
        green = Soft.mix(green, g, part);
        blue = Soft.mix(blue, b, part);
    }

    /** Takes that share of each colour. */
    public void filter(float r, float g, float b) {
        red *= r;
        green *= g;
        blue *= b;
    }

    /** Makes it darker or lighter as a whole. */
    public void shade(float factor) {
        filter(factor, factor, factor);
    }

    /** How it mirrors; see the fields. */
    public void mirror(float strength, float blur) {
        gloss = strength;
        roughness = blur;
    }

    public float red() {
        return red;
    }

    public float green() {
        return green;
    }

    public float blue() {
        return blue;
    }

    public float gloss() {
        return gloss;
    }

    public float roughness() {
        return roughness;
    }
}
