package io.retroflex.scenes.light;

import io.retroflex.scenes.geometry.Pose;
import io.retroflex.scenes.geometry.Site;
import io.retroflex.scenes.maths.Soft;

/** Renders a site: the light that comes back along each ray, linear, in units of its own. */
public final class Light {
    private final Pose pose;
    private final Tracer tracer;
    private final Shading shading;
    private final int width;
    private final int height;
    private final float[] rays;
    private final boolean[] seen;
    private final float[] light;
    private final float pixel;

    private Light(Site site, Lamp lamp, int width, int height, float[] rays, boolean[] seen) {
        this.width = width;
        this.height = height;
        this.rays = rays;
        this.seen = seen;
        pose = site.pose();
        tracer = new Tracer(site);
        light = new float[rays.length];
        pixel = 2.2f / Math.min(width, height);
        shading = new Shading(site, lamp, pixel);
    }

    /**
     * Renders.
     *
     * @param rays unit vectors {@code [height][width][3]}: right, up, ahead of the lens
     * @param seen the pixels that are asked for; others stay black
     * @return red, green and blue {@code [height][width][3]}
     */
    public static float[] render(Site site, Lamp lamp, int width, int height, float[] rays, boolean[] seen) {
        Light rendering = new Light(site, lamp, width, height, rays, seen);
        for (int y = 0; y < height; y += Tracer.BLOCK) {
            for (int x = 0; x < width; x += Tracer.BLOCK) {
                rendering.block(x, y);
            }
        }
        return rendering.light;
    }

    private void block(int left, int top) {
        int right = Math.min(left + Tracer.BLOCK, width) - 1;
        int bottom = Math.min(top + Tracer.BLOCK, height) - 1;
        if (!isSeen(left, top, right, bottom)) {
            return;
        }
        int middle = 3 * ((top + bottom) / 2 * width + (left + right) / 2);
        float spread = Math.max(
                Math.max(apart(middle, left, top), apart(middle, right, top)),
                Math.max(apart(middle, left, bottom), apart(middle, right, bottom)));
        float start = tracer.free(aheadX(middle), aheadY(middle), aheadZ(middle), 1.05f * spread + pixel);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (seen[y * width + x]) {
                    shade(3 * (y * width + x), start);
                }
            }
        }
    }

    private boolean isSeen(int left, int top, int right, int bottom) {
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (seen[y * width + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    private float apart(int middle, int x, int y) {
        int at = 3 * (y * width + x);
        return Soft.length(rays[at] - rays[middle], rays[at + 1] - rays[middle + 1], rays[at + 2] - rays[middle + 2]);
    }

    private float aheadX(int at) {
        return rays[at] * pose.rightX() + rays[at + 1] * pose.upX() + rays[at + 2] * pose.aheadX();
    }

    private float aheadY(int at) {
        return rays[at] * pose.rightY() + rays[at + 1] * pose.upY() + rays[at + 2] * pose.aheadY();
    }

    private float aheadZ(int at) {
        return rays[at] * pose.rightZ() + rays[at + 1] * pose.upZ() + rays[at + 2] * pose.aheadZ();
    }

    private void shade(int at, float start) {
        float dx = aheadX(at);
        float dy = aheadY(at);
        float dz = aheadZ(at);
        shading.shade(tracer.meet(dx, dy, dz, start), dx, dy, dz, rays[at + 2], light, at);
    }
}
