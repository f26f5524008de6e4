package io.retroflex.server.page;

import io.retroflex.audit.review.Placement;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.audit.verdict.Standing;
import io.retroflex.server.procedure.StoredProcedure;
import java.util.Optional;

/**
 * A photograph of a procedure.
 *
 * @param placement what a person said that it shows, if one did
 * @param shown the name of the station that it is placed at, if at one
 * @param labelling how it stands with the gallery
 */
record PhotographView(
        Frame frame,
        StoredProcedure procedure,
        Reading reading,
        Optional<Placement> placement,
        Optional<String> shown,
        Labelling labelling) {
    int number() {
        return reading.photograph().number();
    }

    String path() {
        return "/procedures/" + procedure.publicId() + "/photographs/" + number();
    }

    String name() {
        return frame.t("photograph.name", number());
    }

    /** What it shows, by a person if one said so. */
    String words() {
        if (placement.isPresent()) {
            return shown.map(station -> frame.t(
                            "photograph.placed", station, placement.get().by()))
                    .orElseGet(
                            () -> frame.t("photograph.useless", placement.get().by()));
        }
        return reading.standing() == Standing.USED
                ? frame.t("photograph.like", reading.label(), frame.texts().percent(reading.confidence()))
                : frame.texts().of("standing", reading.standing());
    }

    /** Whether it takes no part. */
    boolean isOut() {
        return placement.map(one -> one.station().isEmpty()).orElse(reading.standing() != Standing.USED);
    }

    boolean isPlacedAt(String station) {
        return placement.flatMap(Placement::station).equals(Optional.of(station));
    }

    boolean isUseless() {
        return placement.isPresent() && placement.get().station().isEmpty();
    }
}
