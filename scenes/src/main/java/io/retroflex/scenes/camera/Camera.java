package io.retroflex.scenes.camera;

import java.util.List;
import java.util.stream.Stream;

/**
 * A make of endoscope: its lens, the form of its picture, its colours and what it writes beside the picture.
 *
 * @param name unique, lower-case
 * @param aspect width of the picture by its height, at least 1
 * @param middle how far the middle of the field of view is right of the middle of the picture, in halves of the height
 */
public record Camera(String name, float aspect, float middle, Optics optics, Mask mask, Tone tone, Overlay overlay) {
    /** Five to learn from. */
    public static final List<Camera> SEEN = List.of(
            new Camera(
                    "alder",
                    1.22f,
                    0.12f,
                    new Optics(122, 0.5f, 0.45f, 0.6f, 2),
                    new Mask.Notched(new Mask.CutCorners(1.02f, 0.97f, 0.45f), -0.38f, -0.42f),
                    new Tone(1.06f, 0.98f, 0.9f, 1.85f, 1.15f, 0.52f),
                    Overlay.LEFT),
            new Camera(
                    "birch",
                    1,
                    0,
                    new Optics(132, 0.7f, 0.35f, 0.8f, 2.5f),
                    new Mask.Disc(0.98f),
                    new Tone(1, 1, 1, 1.95f, 1.09f, 0.5f),
                    Overlay.NONE),
            new Camera(
                    "cedar",
                    1.3f,
                    0.27f,
                    new Optics(116, 0.4f, 0.6f, 0.4f, 3),
                    new Mask.CutCorners(1, 0.98f, 0.7f),
                    new Tone(1.12f, 0.96f, 0.8f, 1.75f, 1.24f, 0.48f),
                    Overlay.PANEL),
            new Camera(
                    "elm",
                    1.25f,
                    0,
                    new Optics(126, 0.6f, 0.7f, 0.2f, 3.5f),
                    new Mask.Barrel(1.16f, 1.16f, 0.97f),
                    new Tone(0.98f, 1, 1.08f, 2.05f, 0.98f, 0.55f),
                    Overlay.CORNER),
            new Camera(
                    "hazel",
                    1.12f,
                    0.05f,
                    new Optics(108, 0.3f, 0.4f, 1, 2),
                    new Mask.CutCorners(1.04f, 1.1f, 0.3f),
                    new Tone(1.05f, 0.94f, 0.92f, 1.85f, 1.29f, 0.5f),
                    Overlay.FOOT));

    /** Three to be judged on: none of those above is like them. */
    public static final List<Camera> UNSEEN = List.of(
            new Camera(
                    "larch",
                    1.33f,
                    0,
                    new Optics(136, 0.8f, 0.5f, 0.5f, 3),
                    new Mask.Barrel(1.28f, 1.22f, 1.1f),
                    new Tone(1.1f, 1.02f, 0.86f, 2.0f, 1.15f, 0.56f),
                    Overlay.FOOT),
            new Camera(
                    "maple",
                    1.2f,
                    0.16f,
                    new Optics(112, 0.5f, 0.3f, 1.2f, 2.5f),
                    new Mask.CutCorners(0.98f, 0.98f, 0.58f),
                    new Tone(0.96f, 0.97f, 1.05f, 1.7f, 1.03f, 0.46f),
                    Overlay.PANEL),
            new Camera(
                    "rowan",
                    1.1f,
                    0,
                    new Optics(120, 0.2f, 0.8f, 0.1f, 4),
                    new Mask.Notched(new Mask.Disc(1.04f), -0.5f, -0.55f),
                    new Tone(1.16f, 0.95f, 0.88f, 1.9f, 1.32f, 0.5f),
                    Overlay.LEFT));

    /** All of them, those to learn from first. */
    public static final List<Camera> ALL =
            Stream.concat(SEEN.stream(), UNSEEN.stream()).toList();

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Camera named(String name) {
        return ALL.stream()
                .filter(camera -> camera.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown camera '" + name + "'; there are: "
                        + String.join(", ", ALL.stream().map(Camera::name).toList())));
    }

    /** The picture's width in pixels for a height. */
    public int width(int height) {
        return Math.round(aspect * height);
    }

    /** Its rays {@code [height][width][3]}, unit vectors: right, up, ahead. */
    public float[] rays(int height) {
        return optics.rays(width(height), height, middle);
    }

    /** The pixels that show anything, {@code [height][width]}. */
    public boolean[] seen(int height) {
        int width = width(height);
        boolean[] seen = new boolean[width * height];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                seen[at] = inside(x, y, width, height) > 0;
            }
        }
        return seen;
    }

    /** How far inside the mask a pixel is, in halves of the height. */
    float inside(int x, int y, int width, int height) {
        float scale = 2f / height;
        return mask.inside((x + 0.5f - 0.5f * width) * scale - middle, 1 - (y + 0.5f) * scale);
    }
}
