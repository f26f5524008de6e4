package io.retroflex.server.procedure;

import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.Review;
import io.retroflex.audit.review.Ruling;
import io.retroflex.audit.review.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What stands of all that was said of an audit: the last word on each station, on each photograph, and on the whole. */
final class StandingReview {
    private final Map<String, Ruling> rulings = new LinkedHashMap<>();
    private final Map<Integer, Placement> placements = new LinkedHashMap<>();
    private Optional<Signature> signature = Optional.empty();

    private StandingReview() {}

    /** @param history all that was said, in its order */
    static Review of(List<ReviewEvent> history) {
        StandingReview standing = new StandingReview();
        history.forEach(standing::take);
        return new Review(
                List.copyOf(standing.rulings.values()), List.copyOf(standing.placements.values()), standing.signature);
    }

    private void take(ReviewEvent event) {
        switch (event.kind()) {
            case RULED -> rulings.put(station(event), ruling(event));
            case UNRULED -> rulings.remove(station(event));
            case PLACED -> placements.put(photograph(event), placement(event));
            case UNPLACED -> placements.remove(photograph(event));
            case SIGNED -> signature = Optional.of(new Signature(event.account(), event.moment()));
            case REOPENED -> signature = Optional.empty();
        }
    }

    private static Ruling ruling(ReviewEvent event) {
        return new Ruling(
                station(event),
                Objects.requireNonNull(event.verdict()),
                Objects.requireNonNull(event.reason()),
                event.account(),
                event.moment());
    }

    private static Placement placement(ReviewEvent event) {
        return new Placement(photograph(event), Optional.ofNullable(event.station()), event.account(), event.moment());
    }

    private static String station(ReviewEvent event) {
        return Objects.requireNonNull(event.station());
    }

    private static int photograph(ReviewEvent event) {
        return Objects.requireNonNull(event.photograph());
    }
}
