package io.retroflex.audit.map;

/**
 * A place in the plane.
 *
 * @param x from 0, the left edge, to 1
 * @param y from 0, the lower edge, to 1
 */
public record Place(double x, double y) {
    /** The squared distance, for what only compares. */
    double squaredDistance(Place other) {
        double dx = x - other.x;
        double dy = y - other.y;
        return dx * dx + dy * dy;
    }
}
