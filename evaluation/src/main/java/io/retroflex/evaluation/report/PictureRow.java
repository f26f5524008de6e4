package io.retroflex.evaluation.report;

import io.retroflex.evaluation.QueryOutcome;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A query beside its first neighbours.
 *
 * @param name the query's file, or its id
 * @param source the query's thumbnail as a {@code data:} address; empty without one
 * @param firstRelevant rank of the first right neighbour
 */
record PictureRow(String name, String label, String source, int firstRelevant, List<Shown> neighbours) {
    /** A neighbour's thumbnail with what stands under it. */
    record Shown(String name, String label, String source, String cosine, boolean right) {}

    static PictureRow of(QueryOutcome outcome, Function<String, Optional<byte[]>> thumbnails) {
        List<Shown> neighbours = outcome.neighbours().stream()
                .map(neighbour -> new Shown(
                        neighbour.facts().get("file").orElse(neighbour.id()),
                        neighbour.label(),
                        source(neighbour.id(), thumbnails),
                        Format.cosine(neighbour.cosine()),
                        neighbour.label().equals(outcome.label())))
                .toList();
        return new PictureRow(
                outcome.facts().get("file").orElse(outcome.id()),
                outcome.label(),
                source(outcome.id(), thumbnails),
                outcome.firstRelevant(),
                neighbours);
    }

    private static String source(String id, Function<String, Optional<byte[]>> thumbnails) {
        return thumbnails
                .apply(id)
                .map(jpeg -> "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg))
                .orElse("");
    }
}
