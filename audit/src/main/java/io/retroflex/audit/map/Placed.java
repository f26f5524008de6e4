package io.retroflex.audit.map;

/**
 * A picture of a gallery in the plane.
 *
 * @param id of its content
 * @param label of it
 */
public record Placed(String id, String label, Place place) {}
