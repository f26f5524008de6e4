package io.retroflex.audit.report;

import java.util.Optional;

/**
 * What the cosine of a station's first photograph and its nearest picture of the station comes from.
 *
 * @param picture that shows it, a JPEG; nothing where it could not be drawn
 * @param words of what it shows, or why there is none
 */
public record StationHeat(Optional<byte[]> picture, String words) {}
