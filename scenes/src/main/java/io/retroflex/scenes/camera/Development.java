package io.retroflex.scenes.camera;

import io.retroflex.scenes.maths.Draw;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes a picture of the light, as an endoscope's processor does: exposure, blur, colours, sharpening, noise, mask, text. */
public final class Development {
    private final Camera camera;
    private final int width;
    private final int height;

    private Development(Camera camera, int height) {
        this.camera = camera;
        this.height = height;
        width = camera.width(height);
    }

    /**
     * Develops.
     *
     * @param light linear red, green and blue {@code [height][width][3]}
     * @return 8-bit red, green and blue {@code [height][width][3]}
     */
    public static byte[] develop(Camera camera, int height, float[] light, boolean[] seen, Draw draw) {
        return new Development(camera, height).develop(light, seen, draw);
    }

    private byte[] develop(float[] light, boolean[] seen, Draw draw) {
        expose(light, seen, camera.tone().level() * draw.between(0.9, 1.4));
        float unit = height / 100f;
        float soft = draw.happens(0.15) ? draw.between(0.6, 1.4) : draw.between(0, 0.25);
        float[] picture = Blur.of(light, width, height, (camera.optics().blur() * 0.35f + soft * 0.5f) * unit);
        if (draw.happens(0.15)) {
            picture = Blur.moved(picture, width, height, 2.5f * unit * draw.spread(), 2.5f * unit * draw.spread());
        }
        colour(picture, draw);
        picture = sharpen(picture, unit);
        byte[] rgb = quantize(picture, draw);
        camera.overlay().write(rgb, width, height, draw.split());
        return rgb;
    }

    /** Scales the light so that the level is reached where three of five points are darker. */
    private static void expose(float[] light, boolean[] seen, float level) {
        float[] some = new float[seen.length / 7 + 1];
        int count = 0;
        for (int i = 0; i < seen.length; i += 7) {
            if (seen[i]) {
                some[count++] = 0.3f * light[3 * i] + 0.6f * light[3 * i + 1] + 0.1f * light[3 * i + 2];
            }
        }
        Arrays.sort(some, 0, count);
        float reference = count == 0 ? 1 : Math.max(some[count * 3 / 5], 0.25f * some[count * 9 / 10]);
        float gain = level * level / Math.max(reference, 1e-6f);
        for (int i = 0; i < light.length; i++) {
            light[i] *= gain;
        }
    }

    private void colour(float[] picture, Draw draw) {
        Tone tone = camera.tone();
        float[] curve = tone.curve();
        float red = tone.red() * draw.between(0.95, 1.05);
        float green = tone.green();
        float blue = tone.blue() * draw.between(0.92, 1.08);
        float saturation = tone.saturation() * draw.between(0.9, 1.1);
        for (int at = 0; at < picture.length; at += 3) {
            float r = Tone.at(curve, red * picture[at]);
            float g = Tone.at(curve, green * picture[at + 1]);
            float b = Tone.at(curve, blue * picture[at + 2]);
            float grey = 0.3f * r + 0.59f * g + 0.11f * b;
            picture[at] = grey + saturation * (r - grey);
            picture[at + 1] = grey + saturation * (g - grey);
            picture[at + 2] = grey + saturation * (b - grey);
        }
    }

    private float[] sharpen(float[] picture, float unit) {
        float amount = camera.optics().sharpening();
        float[] soft = Blur.of(picture, width, height, 0.4f * unit);
        for (int i = 0; i < picture.length; i++) {
            soft[i] = picture[i] + amount * (picture[i] - soft[i]);
        }
        return soft;
    }

    private byte[] quantize(float[] picture, Draw draw) {
        // A pixel's grain needs a quicker stream than a scene's.
        SplittableRandom random = new SplittableRandom(Float.floatToIntBits(draw.between(1, 2)));
        float noise = camera.optics().noise() * draw.between(0.6, 1.5);
        float edge = 0.7f * height;
        byte[] rgb = new byte[picture.length];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += 3) {
                float part = Math.clamp(edge * camera.inside(x, y, width, height), 0, 1);
                if (part > 0) {
                    long bits = random.nextLong();
                    rgb[at] = level(part, picture[at], noise, bits);
                    rgb[at + 1] = level(part, picture[at + 1], noise, bits >> 20);
                    rgb[at + 2] = level(part, picture[at + 2], noise, bits >> 40);
                }
            }
        }
        return rgb;
    }

    private static byte level(float part, float value, float noise, long bits) {
        float grain = ((bits & 0x3ff) + (bits >> 10 & 0x3ff) - 1023) / 1023f;
        return (byte) Math.clamp(Math.round(part * (255 * value + 1.7f * noise * grain)), 0, 255);
    }
}
