package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Provenance;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a report shows beside the figures.
 *
 * @param provenance of the result
 * @param date of the evaluation
 * @param thumbnails a JPEG of the picture of an id, if there is one; shown at most 134 pixels wide and kept in the page
 *     as it is
 * @param credit whose pictures answered and under which licence, if it is known
 */
public record ReportContext(
        Provenance provenance,
        LocalDate date,
        Function<String, Optional<byte[]>> thumbnails,
        Optional<String> credit) {}
