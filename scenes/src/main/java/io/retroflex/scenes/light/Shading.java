package io.retroflex.scenes.light;

import io.retroflex.scenes.geometry.Pose;
import io.retroflex.scenes.geometry.Site;
import io.retroflex.scenes.maths.Soft;
import io.retroflex.scenes.surface.Paint;

/**
 * The light that a point of the wall sends to the lens.
 *
 * <p>The lamps sit beside the lens and fade with the square of the distance, which is why the depth of a lumen is dark. Light
 * that enters the lining comes out redder (a wrapped cosine, wider for red); what other walls send back is a small part without
 * direction, less in corners; the film on the lining mirrors the lamps (GGX).
 */
final class Shading {
    private static final float WRAP_RED = 0.32f;
    private static final float WRAP_GREEN = 0.16f;
    private static final float WRAP_BLUE = 0.12f;

    /** What a film of water mirrors of light that falls straight on it, twice over: mucus is denser. */
    private static final float BARE = 0.045f;

    private static final float BRIGHTEST = 6;

    private final Site site;
    private final Pose pose;
    private final Lamp lamp;
    private final Paint paint = new Paint();
    private final float pixel;

    // The one point that is being shaded, so that nothing is set aside for each ray.
    private float normalX;
    private float normalY;
    private float normalZ;

    /** @param pixel a pixel's width at a distance of one */
    Shading(Site site, Lamp lamp, float pixel) {
        this.site = site;
        this.lamp = lamp;
        this.pixel = pixel;
        pose = site.pose();
    }

    /**
     * Writes red, green and blue.
     *
     * @param way how far the ray ran to the point, in the direction {@code (dx, dy, dz)}
     * @param ahead the cosine of its angle with the middle of the view
     */
    void shade(float way, float dx, float dy, float dz, float ahead, float[] light, int at) {
        float x = pose.x() + way * dx;
        float y = pose.y() + way * dy;
        float z = pose.z() + way * dz;
        turn(x, y, z, Math.max(0.008f, 0.7f * pixel * way));
        site.paint(x, y, z, paint);
        float open = open(x, y, z);
        float red = 0;
        float green = 0;
        float blue = 0;
        float mirror = 0;
        for (int side = -1; side <= 1; side += 2) {
            float aside = side * lamp.apart();
            float lx = pose.x() + aside * pose.rightX() + lamp.lift() * pose.upX() - x;
            float ly = pose.y() + aside * pose.rightY() + lamp.lift() * pose.upY() - y;
            float lz = pose.z() + aside * pose.rightZ() + lamp.lift() * pose.upZ() - z;
            float far = Soft.length(lx, ly, lz);
            float power = 0.5f / (0.25f + far * far);
            float facing = (normalX * lx + normalY * ly + normalZ * lz) / far;
            red += power * wrapped(facing, WRAP_RED);
            green += power * wrapped(facing, WRAP_GREEN);
            blue += power * wrapped(facing, WRAP_BLUE);
            if (facing > 0) {
                mirror += power * facing * glint(lx / far - dx, ly / far - dy, lz / far - dz);
            }
        }
        float beam = Math.max(0.1f, 1 - lamp.focus() * (1 - ahead));
        float around = lamp.round() / (0.5f + 0.6f * way * way) * open;
        mirror = Math.min(BRIGHTEST, mirror * paint.gloss());
        float shadow = 0.35f + 0.65f * open;
        light[at] = beam * (paint.red() * (shadow * red + around) + mirror);
        light[at + 1] = beam * (paint.green() * (shadow * green + around * paint.red()) + mirror);
        light[at + 2] = beam * (paint.blue() * (shadow * blue + around * paint.red()) + mirror);
    }

    /** The normal, from the corners of a tetrahedron as wide as the pixel, so that what is finer does not flicker. */
    private void turn(float x, float y, float z, float e) {
        float a = height(x + e, y - e, z - e);
        float b = height(x - e, y - e, z + e);
        float c = height(x - e, y + e, z - e);
        float d = height(x + e, y + e, z + e);
        float nx = a - b - c + d;
        float ny = -a - b + c + d;
        float nz = -a + b - c + d;
        float size = 1 / Math.max(Soft.length(nx, ny, nz), 1e-9f);
        normalX = nx * size;
        normalY = ny * size;
        normalZ = nz * size;
    }

    private float height(float x, float y, float z) {
        return site.distance(x, y, z) - site.relief(x, y, z);
    }

    /** From 0 in a corner to 1 on a plane: how free it is a little way off the wall. */
    private float open(float x, float y, float z) {
        float near = ahead(x, y, z, 0.12f) / 0.12f;
        float far = ahead(x, y, z, 0.45f) / 0.45f;
        return Math.clamp(0.5f * near + 0.6f * far, 0.05f, 1);
    }

    private float ahead(float x, float y, float z, float way) {
        return site.distance(x + way * normalX, y + way * normalY, z + way * normalZ);
    }

    private static float wrapped(float facing, float wrap) {
        return Math.max(0, (facing + wrap) / (1 + wrap));
    }

    /** The mirror's strength for the sum of the directions to the lamp and to the lens. */
    private float glint(float hx, float hy, float hz) {
        float along = normalX * hx + normalY * hy + normalZ * hz;
        float cosine = along / Math.max(Soft.length(hx, hy, hz), 1e-6f);
        float alpha = paint.roughness() * paint.roughness();
        float square = alpha * alpha;
        float rest = cosine * cosine * (square - 1) + 1;
        return BARE * square / (3.14159f * rest * rest);
    }
}
