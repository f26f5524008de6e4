package io.retroflex.scenes.light;

import io.retroflex.scenes.geometry.Pose;
import io.retroflex.scenes.geometry.Site;

/**
 * Finds what each ray meets by sphere tracing. A block of pixels first walks together, as a cone, while all of it is free; each
 * of its rays goes on alone from there.
 */
final class Tracer {
    /** Pixels a side of a block. */
    static final int BLOCK = 8;

    private static final float FAR = 24;
    private static final int STEPS = 90;

    private final Site site;
    private final Pose pose;

    Tracer(Site site) {
        this.site = site;
        pose = site.pose();
    }

    /** How far a cone about a ray is free; {@code spread} is its radius at a distance of one. */
    float free(float dx, float dy, float dz, float spread) {
        float way = 0;
        for (int i = 0; i < STEPS; i++) {
            float room = distance(way, dx, dy, dz) - way * spread;
            if (room < 0.01f) {
                break;
            }
            way += 0.75f * room;
            if (way > FAR) {
                return FAR;
            }
        }
        return way;
    }

    /** How far a ray runs to what it meets, starting where it is known to be free. */
    float meet(float dx, float dy, float dz, float start) {
        float way = start;
        for (int i = 0; i < STEPS && way < FAR; i++) {
            float room = distance(way, dx, dy, dz);
            if (room < 0.0008f + 0.0006f * way) {
                break;
            }
            way += room;
        }
        return Math.min(way, FAR);
    }

    private float distance(float way, float dx, float dy, float dz) {
        return site.distance(pose.x() + way * dx, pose.y() + way * dy, pose.z() + way * dz);
    }
}
