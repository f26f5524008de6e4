package io.retroflex.audit.report;

import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.gallery.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A station on a page.
 *
 * @param readings of all photographs of the procedure
 * @param nameOf what a photograph is called, by its number
 */
record StationRow(ReviewedStation reviewed, List<Reading> readings, IntFunction<String> nameOf) {
    private static final int NEIGHBOURS = 5;

    /**
     * A photograph with its neighbours.
     *
     * @param aside whether a person said that it does not show the station
     */
    record Row(Reading reading, String words, String alt, List<Near> neighbours, boolean aside) {}

    /**
     * A neighbour.
     *
     * @param supports whether it shows the station
     */
    record Near(Neighbour neighbour, boolean supports) {
        String cosine() {
            return String.format(Locale.ROOT, "%.3f", neighbour.cosine());
        }

        String alt() {
            return "Labelled picture, shows " + neighbour.label();
        }
    }

    /** What the machine said. */
    StationVerdict judged() {
        return reviewed.judged();
    }

    Station station() {
        return judged().station();
    }

    Verdict verdict() {
        return reviewed.verdict();
    }

    String words() {
        return words(verdict());
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case DOCUMENTED -> "Documented";
            case UNCERTAIN -> "Uncertain";
            case NOT_FOUND -> "Not found";
            case NOT_ASSESSABLE -> "Not assessable";
        };
    }

    /** So that no one depends on colours. */
    String sign() {
        return switch (verdict()) {
            case DOCUMENTED -> "✓";
            case UNCERTAIN -> "?";
            case NOT_FOUND -> "✕";
            case NOT_ASSESSABLE -> "–";
        };
    }

    boolean isLinked() {
        return !judged().evidence().isEmpty() || reviewed.isReviewed();
    }

    /** What persons made of it, in sentences; empty where nobody did. */
    String review() {
        return ReviewWords.of(reviewed, nameOf);
    }

    /** In a few words. */
    String why() {
        return ReviewWords.why(reviewed).orElseGet(this::machineWhy);
    }

    private String machineWhy() {
        StationVerdict judged = judged();
        return switch (judged.verdict()) {
            case DOCUMENTED -> confidence();
            case UNCERTAIN -> judged.proxy() ? "only nearly shown" : "a person has to look";
            case NOT_FOUND -> confidence();
            case NOT_ASSESSABLE -> "the gallery has no picture of it";
        };
    }

    private String confidence() {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(1000 * judged().confidence()) / 10);
    }

    /** Why the machine said what it said, in a sentence, with the shares that decided. */
    String reason() {
        StationVerdict judged = judged();
        String chance = oneIn(judged.chance());
        String typicality = oneIn(judged.typicality());
        return switch (judged.verdict()) {
            case DOCUMENTED -> "Photographs of a procedure without this station are as like it " + chance + ".";
            case UNCERTAIN ->
                judged.proxy()
                        ? "Photographs are like " + String.join(", ", judged.support())
                                + ", which shows the place but not all that the station asks for."
                        : "Photographs of a procedure without this station are as like it " + chance
                                + ", a photograph of it is as unlike it " + typicality + ".";
            case NOT_FOUND ->
                judged.evidence().isEmpty()
                        ? "There is no photograph that can be used."
                        : "A photograph of this station is as unlike it as the nearest one here " + typicality + ".";
            case NOT_ASSESSABLE -> "The gallery has no picture of it.";
        };
    }

    private static String oneIn(double share) {
        return share >= 0.095
                ? String.format(Locale.ROOT, "in %.0f of 100 cases", Math.ceil(100 * share))
                : share >= 0.001
                        ? String.format(Locale.ROOT, "in %.1f of 100 cases", Math.ceil(1000 * share) / 10)
                        : "in less than 1 of 1,000 cases";
    }

    /** First the photographs that a person placed here, then the machine's, and last those that a person put aside. */
    List<Row> evidence() {
        List<Row> rows = new ArrayList<>();
        reviewed.placed()
                .forEach(placement -> row(placement, "placed here by ", false).ifPresent(rows::add));
        reviewed.undisputed().forEach(evidence -> rows.add(row(evidence)));
        reviewed.withdrawn()
                .forEach(placement ->
                        row(placement, "does not show it, says ", true).ifPresent(rows::add));
        return rows;
    }

    private Optional<Row> row(Placement placement, String words, boolean aside) {
        return readings.stream()
                .filter(reading -> reading.photograph().number() == placement.photograph())
                .findFirst()
                .map(reading -> row(
                        reading,
                        words + ReviewWords.line(placement.by()),
                        reading.votes().neighbours().stream().limit(NEIGHBOURS).toList(),
                        aside));
    }

    private Row row(Evidence evidence) {
        String words = judged().verdict() == Verdict.NOT_FOUND ? "the nearest to it" : "like: " + evidence.shows();
        return row(evidence.reading(), words, evidence.neighbours(), false);
    }

    private Row row(Reading reading, String words, List<Neighbour> neighbours, boolean aside) {
        Set<String> support = judged().support();
        return new Row(
                reading,
                words,
                "Photograph " + reading.photograph().number() + ", " + words,
                neighbours.stream()
                        .map(neighbour -> new Near(neighbour, support.contains(neighbour.label())))
                        .toList(),
                aside);
    }
}
