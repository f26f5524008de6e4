package io.retroflex.audit.procedure;

import io.retroflex.audit.quality.Quality;
import io.retroflex.audit.vote.Surroundings;
import io.retroflex.vision.picture.DifferenceHash;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A photograph that was looked at.
 *
 * @param number of it within the procedure, from 1
 * @param id of its content
 * @param taken when, by the clock of the machine, if its file says so; it tells who was examined, so that reports have
 *     {@link Timeline} instead
 * @param surroundings where it lies among the labelled pictures
 * @param quality how well it can be seen
 * @param look for finding photographs that look alike
 * @param thumbnail gives a JPEG of its field of view: text and insets of the processor are masked, and nothing of the file but
 *     pixels is in it; not to be changed. Where {@link Photograph#thumbnail} draws it, it is drawn each time, and may fail with an
 *     {@link java.io.UncheckedIOException}
 */
public record Examined(
        int number,
        String id,
        Optional<LocalDateTime> taken,
        Surroundings surroundings,
        Quality quality,
        DifferenceHash look,
        Supplier<byte[]> thumbnail) {}
