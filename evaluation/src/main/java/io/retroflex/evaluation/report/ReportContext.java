package io.retroflex.evaluation.report;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a report says beside the figures.
 *
 * @param model name of the model that made the embeddings
 * @param fingerprint of that model
 * @param data what was asked against what, in a few words
 * @param date of the evaluation
 * @param thumbnails a JPEG of the picture of an id, if there is one; shown 112 pixels wide and kept in the page as it is,
 *     so that about 224 pixels are enough
 */
public record ReportContext(
        String model, String fingerprint, String data, LocalDate date, Function<String, Optional<byte[]>> thumbnails) {}
