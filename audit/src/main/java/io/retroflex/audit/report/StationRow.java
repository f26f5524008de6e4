package io.retroflex.audit.report;

import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.gallery.Neighbour;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A station on a page. */
record StationRow(StationVerdict judged) {
    /** A photograph with its neighbours. */
    record Row(Reading reading, String words, String alt, List<Near> neighbours) {}

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

    Station station() {
        return judged.station();
    }

    Verdict verdict() {
        return judged.verdict();
    }

    String words() {
        return words(judged.verdict());
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
        return switch (judged.verdict()) {
            case DOCUMENTED -> "✓";
            case UNCERTAIN -> "?";
            case NOT_FOUND -> "✕";
            case NOT_ASSESSABLE -> "–";
        };
    }

    boolean isLinked() {
        return !judged.evidence().isEmpty();
    }

    /** In a few words. */
    String why() {
        return switch (judged.verdict()) {
            case DOCUMENTED -> confidence();
            case UNCERTAIN -> judged.proxy() ? "only nearly shown" : "a person has to look";
            case NOT_FOUND -> confidence();
            case NOT_ASSESSABLE -> "the gallery has no picture of it";
        };
    }

    private String confidence() {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(1000 * judged.confidence()) / 10);
    }

    /** In a sentence, with the shares that decided. */
    String reason() {
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

    List<Row> evidence() {
        return judged.evidence().stream().map(this::row).toList();
    }

    private Row row(Evidence evidence) {
        Set<String> support = judged.support();
        String words = judged.verdict() == Verdict.NOT_FOUND ? "the nearest to it" : "like: " + evidence.shows();
        return new Row(
                evidence.reading(),
                words,
                "Photograph " + evidence.reading().photograph().number() + ", " + words,
                evidence.neighbours().stream()
                        .map(neighbour -> new Near(neighbour, support.contains(neighbour.label())))
                        .toList());
    }
}
