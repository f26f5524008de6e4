package io.retroflex.scenes.geometry;

import io.retroflex.scenes.maths.Draw;
import io.retroflex.scenes.maths.Soft;

/**
 * A point of the wall that the lens sees, and the direction there that leads away from the wall.
 *
 * @param range from the lens in centimetres
 */
record Spot(float x, float y, float z, float outX, float outY, float outZ, float range) {
    private static final float STEP = 0.02f;

    /** One within that angle of the middle of the view and within that range; the last one tried if there is none. */
    static Spot seen(Site site, Draw draw, float within, float least, float most) {
        Spot spot = at(site, draw, within);
        for (int attempt = 0; attempt < 40 && !(spot.range >= least && spot.range <= most); attempt++) {
            spot = at(site, draw, within);
        }
        return spot;
    }

    /** Whether the lens has room around it and ahead. */
    static boolean isOpen(Site site, float around, float ahead) {
        Pose pose = site.pose();
        return site.distance(pose.x(), pose.y(), pose.z()) > around
                && along(site, pose.aheadX(), pose.aheadY(), pose.aheadZ()) > ahead;
    }

    private static Spot at(Site site, Draw draw, float within) {
        Pose pose = site.pose();
        float slope = (float) StrictMath.tan(within) * (float) StrictMath.sqrt(draw.between(0.02, 1));
        float angle = draw.angle();
        float u = slope * (float) StrictMath.cos(angle);
        float v = slope * (float) StrictMath.sin(angle);
        float dx = u * pose.rightX() + v * pose.upX() + pose.aheadX();
        float dy = u * pose.rightY() + v * pose.upY() + pose.aheadY();
        float dz = u * pose.rightZ() + v * pose.upZ() + pose.aheadZ();
        float size = Soft.length(dx, dy, dz);
        dx /= size;
        dy /= size;
        dz /= size;
        float way = along(site, dx, dy, dz);
        float x = pose.x() + way * dx;
        float y = pose.y() + way * dy;
        float z = pose.z() + way * dz;
        float gx = site.distance(x + STEP, y, z) - site.distance(x - STEP, y, z);
        float gy = site.distance(x, y + STEP, z) - site.distance(x, y - STEP, z);
        float gz = site.distance(x, y, z + STEP) - site.distance(x, y, z - STEP);
        float slant = Math.max(Soft.length(gx, gy, gz), 1e-6f);
        return new Spot(x, y, z, gx / slant, gy / slant, gz / slant, way);
    }

    /** How far a ray of the lens runs. */
    private static float along(Site site, float dx, float dy, float dz) {
        Pose pose = site.pose();
        float way = 0;
        for (int i = 0; i < 200; i++) {
            float free = site.distance(pose.x() + way * dx, pose.y() + way * dy, pose.z() + way * dz);
            if (free < 0.005f) {
                break;
            }
            way += 0.7f * free;
        }
        return way;
    }

    /** The distance of a point from here. */
    float to(float px, float py, float pz) {
        return Soft.length(px - x, py - y, pz - z);
    }
}
