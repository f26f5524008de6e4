package io.retroflex.scenes.camera;

/** Softens pictures {@code [height][width][3]}. */
final class Blur {
    private Blur() {}

    /** By a bell of that width in pixels. */
    static float[] of(float[] rgb, int width, int height, float sigma) {
        if (sigma < 0.2f) {
            return rgb;
        }
        float[] weights = bell(sigma);
        float[] across = pass(rgb, width, height, weights, 1, 0);
        return pass(across, width, height, weights, 0, 1);
    }

    /** Along a way, as a hand that moves while the picture is taken. */
    static float[] moved(float[] rgb, int width, int height, float dx, float dy) {
        int taps = 2 * (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy))) + 1;
        if (taps < 3) {
            return rgb;
        }
        float[] moved = new float[rgb.length];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += 3) {
                for (int tap = 0; tap < taps; tap++) {
                    float part = (float) tap / (taps - 1) - 0.5f;
                    int fromX = Math.clamp(Math.round(x + part * dx), 0, width - 1);
                    int fromY = Math.clamp(Math.round(y + part * dy), 0, height - 1);
                    int from = 3 * (fromY * width + fromX);
                    moved[at] += rgb[from] / taps;
                    moved[at + 1] += rgb[from + 1] / taps;
                    moved[at + 2] += rgb[from + 2] / taps;
                }
            }
        }
        return moved;
    }

    private static float[] bell(float sigma) {
        int reach = Math.max(1, (int) Math.ceil(2.2f * sigma));
        float[] weights = new float[2 * reach + 1];
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double off = (i - reach) / sigma;
            weights[i] = (float) StrictMath.exp(-0.5 * off * off);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static float[] pass(float[] rgb, int width, int height, float[] weights, int stepX, int stepY) {
        int reach = weights.length / 2;
        float[] soft = new float[rgb.length];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at += 3) {
                float red = 0;
                float green = 0;
                float blue = 0;
                for (int i = -reach; i <= reach; i++) {
                    int fromX = Math.clamp(x + i * stepX, 0, width - 1);
                    int fromY = Math.clamp(y + i * stepY, 0, height - 1);
                    int from = 3 * (fromY * width + fromX);
                    float weight = weights[i + reach];
                    red += weight * rgb[from];
                    green += weight * rgb[from + 1];
                    blue += weight * rgb[from + 2];
                }
                soft[at] = red;
                soft[at + 1] = green;
                soft[at + 2] = blue;
            }
        }
        return soft;
    }
}
