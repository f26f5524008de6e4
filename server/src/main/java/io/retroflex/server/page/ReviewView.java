package io.retroflex.server.page;

import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.Verdict;
import io.retroflex.server.procedure.ReviewEvent;
import io.retroflex.server.procedure.ReviewService;
import io.retroflex.server.procedure.StoredProcedure;
import io.retroflex.server.site.SitePhotographs;
import io.retroflex.server.site.SitePicture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An audited procedure with what persons made of it.
 *
 * @param labelled the pictures of the site's gallery that its photographs are, by number
 */
record ReviewView(
        Frame frame,
        StoredProcedure procedure,
        ReviewedAudit reviewed,
        List<ReviewEvent> history,
        Map<Integer, SitePicture> labelled) {
    /** As it is now. */
    static ReviewView of(Frame frame, StoredProcedure procedure, ReviewService reviews, SitePhotographs photographs)
            throws IOException {
        return new ReviewView(
                frame, procedure, reviews.reviewed(procedure), reviews.history(procedure), photographs.of(procedure));
    }

    String path() {
        return "/procedures/" + procedure.publicId();
    }

    String title() {
        return frame.t("completeness." + reviewed.completeness().id());
    }

    String protocol() {
        return reviewed.audit().protocol().name();
    }

    /** How many stations have which verdict. */
    String summary() {
        List<ReviewedStation> stations = reviewed.stations();
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = stations.stream()
                    .filter(station -> station.verdict() == verdict)
                    .count();
            if (count > 0) {
                parts.add(count + " "
                        + frame.texts()
                                .of("verdict", verdict)
                                .toLowerCase(frame.texts().locale()));
            }
        }
        return frame.t("review.summary", stations.size(), String.join(", ", parts));
    }

    List<StationView> stations() {
        return reviewed.stations().stream()
                .map(station -> new StationView(frame, procedure, station))
                .toList();
    }

    List<PhotographView> photographs() {
        return reviewed.audit().readings().stream().map(this::photograph).toList();
    }

    private PhotographView photograph(Reading reading) {
        int number = reading.photograph().number();
        Optional<Placement> placement = reviewed.review().placements().stream()
                .filter(one -> one.photograph() == number)
                .findFirst();
        return new PhotographView(
                frame,
                procedure,
                reading,
                placement,
                placement.flatMap(Placement::station).map(this::stationName),
                Labelling.of(frame, procedure.publicId(), number, Optional.ofNullable(labelled.get(number))));
    }

    private String stationName(String id) {
        return reviewed.audit().protocol().stations().stream()
                .filter(station -> station.id().equals(id))
                .map(Station::name)
                .findFirst()
                .orElse(id);
    }

    /** Whether who looks may change anything of it. */
    boolean mayChange() {
        return frame.mayReview() && !procedure.isSigned();
    }

    Optional<String> signature() {
        return reviewed.review()
                .signature()
                .map(signature ->
                        frame.t("review.signed", signature.by(), frame.texts().moment(signature.at())));
    }

    int refused() {
        return reviewed.audit().refused().size();
    }

    /** What was said, in a line each. */
    List<String> said() {
        return history.stream().map(this::words).toList().reversed();
    }

    private String words(ReviewEvent event) {
        String kind = "history." + event.kind().name().toLowerCase(Locale.ROOT);
        String station = event.station() == null ? "" : stationName(event.station());
        String verdict = event.verdict() == null ? "" : frame.texts().of("verdict", event.verdict());
        boolean useless = event.kind() == ReviewEvent.Kind.PLACED && event.station() == null;
        return frame.texts().moment(event.moment()) + " · " + event.account() + " · "
                + frame.t(
                        useless ? "history.useless" : kind,
                        station,
                        verdict,
                        event.reason() == null ? "" : event.reason(),
                        event.photograph() == null ? 0 : event.photograph());
    }
}
