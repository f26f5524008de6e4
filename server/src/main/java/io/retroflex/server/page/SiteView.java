package io.retroflex.server.page;

import io.retroflex.evaluation.Estimate;
import io.retroflex.server.site.SiteEvent;
import io.retroflex.server.site.SiteHistory;
import io.retroflex.server.site.SiteHistory.Change;
import io.retroflex.server.site.SiteMeasure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the site added, and what it does to the answers.
 *
 * @param pictures that the site added
 * @param given how many the gallery has that was given
 * @param calibrated whether audits are made with the site's pictures already
 * @param measured whether the newest measure is of the pictures that answer now
 * @param measures the newest first
 * @param procedures the names of the procedures in the history, by id
 */
record SiteView(
        Frame frame,
        int pictures,
        int given,
        boolean calibrated,
        boolean measured,
        List<SiteMeasure> measures,
        SiteHistory.Page history,
        Map<String, String> procedures) {
    private static final String WITHOUT = "without";
    private static final String WITH = "with";

    /** How it stands, in words. */
    String standing() {
        String answering = frame.t("site.answering", pictures, given);
        return pictures == 0
                ? answering
                : answering + " " + frame.t(calibrated ? "site.calibrated" : "site.calibrating");
    }

    /** The newest measure. */
    Optional<SiteMeasure> newest() {
        return measures.stream().findFirst();
    }

    /** Of what the newest measure is. */
    String asked() {
        return newest().map(measure -> frame.t("site.asked", measure.queries(), measure.pictures()))
                .orElse("");
    }

    /** The newest measure as bars. */
    List<IntervalBar> bars() {
        return newest().map(measure -> List.of(
                        bar(WITHOUT, 1, measure.at1Before()),
                        bar(WITH, 1, measure.at1After()),
                        bar(WITHOUT, 5, measure.at5Before()),
                        bar(WITH, 5, measure.at5After())))
                .orElse(List.of());
    }

    private IntervalBar bar(String kind, int k, Estimate share) {
        return new IntervalBar(frame.t("site.recall-" + kind, k), kind, share, interval(share));
    }

    /** A share with its interval. */
    String interval(Estimate share) {
        Texts texts = frame.texts();
        return frame.t(
                "unit.interval", texts.percent(share.value()), texts.percent(share.low()), texts.percent(share.high()));
    }

    /** Who did what when. */
    String words(Change change) {
        SiteEvent event = change.event();
        String who = event.account() == null ? "" : event.account() + " · ";
        return frame.texts().moment(event.moment()) + " · " + who
                + frame.texts().of("site", event.kind(), event.label());
    }

    /** The address of the photograph, while its procedure is there. */
    Optional<String> path(Change change) {
        return procedure(change)
                .map(procedure -> Labelling.path(
                        procedure, Objects.requireNonNull(change.picture().photograph())));
    }

    /** The photograph, while its procedure is there. */
    String photograph(Change change) {
        return procedure(change)
                .map(procedure -> frame.t(
                        "site.photograph",
                        Objects.requireNonNull(change.picture().photograph()),
                        Objects.requireNonNull(procedures.get(procedure))))
                .orElse("");
    }

    private Optional<String> procedure(Change change) {
        return Optional.ofNullable(change.picture().procedure()).filter(procedures::containsKey);
    }
}
