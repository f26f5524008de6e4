package io.retroflex.scenes.surface;

import io.retroflex.scenes.maths.Draw;

/** A colour, as the share of red, green and blue light that comes back. */
public record Tint(float red, float green, float blue) {
    public static final Tint PALE_PINK = new Tint(0.86f, 0.45f, 0.35f);
    public static final Tint SALMON = new Tint(0.80f, 0.29f, 0.18f);
    public static final Tint PINK_ORANGE = new Tint(0.84f, 0.30f, 0.17f);
    public static final Tint SHRIMP = new Tint(0.85f, 0.36f, 0.2f);

    /** What another would look like in a body and a light where {@code usual} looks like this. */
    public Tint alike(Tint usual, Tint other) {
        return new Tint(other.red * red / usual.red, other.green * green / usual.green, other.blue * blue / usual.blue);
    }

    /** A relative of it: people differ, and so do light sources. */
    public Tint vary(Draw draw) {
        float light = draw.between(0.9, 1.1);
        float warm = draw.between(-0.14, 0.14);
        float deep = draw.between(-0.12, 0.1);
        return new Tint(
                Math.min(0.95f, red * light),
                green * light * (1 + warm * 0.5f - deep),
                blue * light * (1 - warm - deep));
    }
}
