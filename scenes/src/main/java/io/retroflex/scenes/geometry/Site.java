package io.retroflex.scenes.geometry;

import io.retroflex.scenes.surface.Paint;

/**
 * A hollow organ as a distance function, in centimetres. It is made for one scene and used by one thread. The endoscope looks
 * along {@code z}.
 */
public interface Site {
    /** How far the nearest wall or object is, or less; negative inside of it. */
    float distance(float x, float y, float z);

    /** How far the surface near this point stands out further than {@link #distance} says: what only shading shows. */
    float relief(float x, float y, float z);

    /** Paints a point of the surface. */
    void paint(float x, float y, float z, Paint paint);

    /** Where the endoscope stands. */
    Pose pose();
}
