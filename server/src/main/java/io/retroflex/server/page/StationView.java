package io.retroflex.server.page;

import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.review.Ruling;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.procedure.StoredProcedure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A station of a procedure with what the machine and persons say of it. */
record StationView(Frame frame, StoredProcedure procedure, ReviewedStation reviewed) {
    String id() {
        return reviewed.judged().station().id();
    }

    String name() {
        return reviewed.judged().station().name();
    }

    /** Under which everything of it lies. */
    String path() {
        return "/procedures/" + procedure.publicId() + "/stations/" + id();
    }

    /** The class of its mark. */
    String mark() {
        return reviewed.verdict().id();
    }

    String sign() {
        return sign(reviewed.verdict());
    }

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case DOCUMENTED -> "✓";
            case UNCERTAIN -> "?";
            case NOT_FOUND -> "✕";
            case NOT_ASSESSABLE -> "–";
        };
    }

    String words() {
        return frame.texts().of("verdict", reviewed.verdict());
    }

    /** How sure, or what a person said instead. */
    String why() {
        if (reviewed.ruling().isPresent()) {
            Ruling ruling = reviewed.ruling().get();
            return frame.t("station.ruled", ruling.by(), ruling.reason());
        }
        if (!reviewed.placed().isEmpty()) {
            return frame.t("station.placed", reviewed.placed().getLast().by());
        }
        return switch (reviewed.judged().verdict()) {
            case DOCUMENTED, NOT_FOUND ->
                frame.t(
                        "station.confidence",
                        frame.texts().percent(floor(reviewed.judged().confidence())));
            case UNCERTAIN -> frame.t(reviewed.judged().proxy() ? "station.proxy" : "station.look");
            case NOT_ASSESSABLE -> frame.t("station.none");
        };
    }

    /** Nothing is as sure as 100 %. */
    private static double floor(double share) {
        return Math.floor(1000 * share) / 1000;
    }

    /** What the machine had said, where a person changed it. */
    String machine() {
        return reviewed.isReviewed()
                ? frame.t(
                        "station.machine",
                        frame.texts().of("verdict", reviewed.judged().verdict()))
                : "";
    }

    /** The numbers of the photographs that speak for it, those that persons placed first. */
    List<Integer> photographs() {
        List<Integer> withdrawn =
                reviewed.withdrawn().stream().map(Placement::photograph).toList();
        return Stream.concat(
                        reviewed.placed().stream().map(Placement::photograph),
                        reviewed.judged().evidence().stream().map(StationView::number))
                .distinct()
                .filter(number -> !withdrawn.contains(number))
                .toList();
    }

    static int number(Evidence evidence) {
        return evidence.reading().photograph().number();
    }

    List<Evidence> evidence() {
        return reviewed.judged().evidence();
    }

    boolean supports(Neighbour neighbour) {
        return reviewed.judged().support().contains(neighbour.label());
    }

    static String cosine(Neighbour neighbour) {
        return String.format(Locale.ROOT, "%.3f", neighbour.cosine());
    }

    boolean isRuled() {
        return reviewed.ruling().isPresent();
    }

    /** Verdicts that a person may give. */
    static List<Verdict> rulings() {
        return List.of(Verdict.DOCUMENTED, Verdict.NOT_FOUND, Verdict.UNCERTAIN);
    }

    boolean mayChange() {
        return frame.mayReview() && !procedure.isSigned();
    }
}
