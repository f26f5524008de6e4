package io.retroflex.scenes.light;

import io.retroflex.scenes.geometry.Pose;
import io.retroflex.scenes.geometry.Site;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Paint;

/**
 * Renders a site: the light that comes back along each ray, linear, in arbitrary units.
 *
 * <p>The lamps sit beside the lens and fade with the square of the distance, which is why the depth of a lumen is dark. Light
 * that enters the lining comes out redder (a wrapped cosine, wider for red); what other walls send back is a small part without
 * direction, less in corners; the film on the lining mirrors the lamps (GGX).
 */
public final class Light {
    private static final float WRAP_RED = 0.32f;
    private static final float WRAP_GREEN = 0.16f;
    private static final float WRAP_BLUE = 0.12f;
    private static final float BARE = 0.045f;
    private static final float BRIGHTEST = 6;

    private final Site site;
    private final Pose pose;
    private final Lamp lamp;
    private final Tracer tracer;
    private final Paint paint = new Paint();
    private final int width;
    private final int height;
    private final float[] rays;
    private final boolean[] seen;
    private final float[] light;
    private final float pixel;

    private Light(Site site, Lamp lamp, int width, int height, float[] rays, boolean[] seen) {
        this.site = site;
        this.lamp = lamp;
        this.width = width;
        this.height = height;
        this.rays = rays;
        this.seen = seen;
        pose = site.pose();
        tracer = new Tracer(site);
        light = new float[rays.length];
        pixel = 2.2f / Math.min(width, height);
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
        float way = tracer.meet(dx, dy, dz, start);
        float x = pose.x() + way * dx;
        float y = pose.y() + way * dy;
        float z = pose.z() + way * dz;

        // The gradient from the corners of a tetrahedron as wide as the pixel, so that what is finer does not flicker.
        float e = Math.max(0.008f, 0.7f * pixel * way);
        float a = height(x + e, y - e, z - e);
        float b = height(x - e, y - e, z + e);
        float c = height(x - e, y + e, z - e);
        float d = height(x + e, y + e, z + e);
        float nx = a - b - c + d;
        float ny = -a - b + c + d;
        float nz = -a + b - c + d;
        float size = 1 / Math.max(Soft.length(nx, ny, nz), 1e-9f);
        nx *= size;
        ny *= size;
        nz *= size;

        site.paint(x, y, z, paint);
        float open = open(x, y, z, nx, ny, nz);
        float red = 0;
        float green = 0;
        float blue = 0;
        float mirror = 0;
        for (int side = -1; side <= 1; side += 2) {
            float lx = pose.x() + side * lamp.apart() * pose.rightX() + lamp.lift() * pose.upX() - x;
            float ly = pose.y() + side * lamp.apart() * pose.rightY() + lamp.lift() * pose.upY() - y;
            float lz = pose.z() + side * lamp.apart() * pose.rightZ() + lamp.lift() * pose.upZ() - z;
            float far = Soft.length(lx, ly, lz);
            lx /= far;
            ly /= far;
            lz /= far;
            float power = 0.5f / (0.25f + far * far);
            float facing = nx * lx + ny * ly + nz * lz;
            red += power * wrapped(facing, WRAP_RED);
            green += power * wrapped(facing, WRAP_GREEN);
            blue += power * wrapped(facing, WRAP_BLUE);
            if (facing > 0) {
                mirror += power
                        * facing
                        * glint(nx * (lx - dx) + ny * (ly - dy) + nz * (lz - dz), lx - dx, ly - dy, lz - dz);
            }
        }
        float beam = 1 - lamp.focus() * (1 - rays[at + 2]);
        float around = lamp.round() / (0.5f + way * way * 0.6f) * open;
        mirror = Math.min(BRIGHTEST, mirror * paint.gloss());
        float shadow = 0.35f + 0.65f * open;
        light[at] = beam * (paint.red() * (shadow * red + around) + mirror);
        light[at + 1] = beam * (paint.green() * (shadow * green + around * paint.red()) + mirror);
        light[at + 2] = beam * (paint.blue() * (shadow * blue + around * paint.red()) + mirror);
    }

    private float height(float x, float y, float z) {
        return site.distance(x, y, z) - site.relief(x, y, z);
    }

    /** From 0 in a corner to 1 on a plane: how free it is a little way off the wall. */
    private float open(float x, float y, float z, float nx, float ny, float nz) {
        float near = site.distance(x + 0.12f * nx, y + 0.12f * ny, z + 0.12f * nz) / 0.12f;
        float far = site.distance(x + 0.45f * nx, y + 0.45f * ny, z + 0.45f * nz) / 0.45f;
        return Math.clamp(0.5f * near + 0.6f * far, 0.05f, 1);
    }

    private static float wrapped(float facing, float wrap) {
        return Math.max(0, (facing + wrap) / (1 + wrap));
    }

    /** The mirror's strength for half a vector between light and view. */
    private float glint(float projected, float hx, float hy, float hz) {
        float cosine = projected / Math.max(Soft.length(hx, hy, hz), 1e-6f);
        float alpha = paint.roughness() * paint.roughness();
        float square = alpha * alpha;
        float rest = cosine * cosine * (square - 1) + 1;
        return BARE * square / (3.14159f * rest * rest);
    }
}
