package io.retroflex.scenes.surface;

import io.retroflex.scenes.maths.Draw;

/** A colour, as the share of red, green and blue light that comes back. */
public record Tint(float red, float green, float blue) {
    public static final Tint PALE_PINK = new Tint(0.84f, 0.47f, 0.38f);
    public static final Tint SALMON = new Tint(0.80f, 0.29f, 0.18f);
    public static final Tint PINK_ORANGE = new Tint(0.82f, 0.36f, 0.22f);
    public static final Tint SHRIMP = new Tint(0.84f, 0.41f, 0.26f);

    /** A relative of it: people differ, and so do light sources. */
    public Tint vary(Draw draw) {
        float light = draw.between(0.9, 1.1);
        float warm = draw.between(-0.09, 0.09);
        float deep = draw.between(-0.08, 0.08);
        return new Tint(
                Math.min(0.95f, red * light),
                green * light * (1 + warm * 0.5f - deep),
                blue * light * (1 - warm - deep));
    }
}
