package io.retroflex.server.page;

import io.retroflex.audit.protocol.Station;
import io.retroflex.audit.review.Placement;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.server.procedure.ProcedureState;
import io.retroflex.server.procedure.ReviewService;
import io.retroflex.server.procedure.StoredProcedure;
import io.retroflex.server.site.SiteLabels;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Which label suggests itself for a photograph. */
@Component
class SuggestedLabels {
    private final ReviewService reviews;
    private final SiteLabels labels;

    SuggestedLabels(ReviewService reviews, SiteLabels labels) {
        this.reviews = reviews;
        this.labels = labels;
    }

    /**
     * The label of the station that a person placed it at, if there is one alone; else the one that the machine read, unless
     * that contradicts the person.
     */
    Optional<String> of(StoredProcedure procedure, int number) throws IOException {
        if (procedure.state() != ProcedureState.AUDITED) {
            return Optional.empty();
        }
        ReviewedAudit reviewed = reviews.reviewed(procedure);
        Optional<String> read = reviewed.audit().readings().stream()
                .filter(reading -> reading.photograph().number() == number)
                .map(Reading::label)
                .findFirst();
        Optional<Placement> placement = reviewed.review().placements().stream()
                .filter(placed -> placed.photograph() == number)
                .findFirst();
        if (placement.isEmpty()) {
            return read;
        }
        Set<String> shown = placement
                .flatMap(Placement::station)
                .map(station -> shownAt(station, reviewed))
                .orElse(Set.of());
        return shown.size() == 1 ? shown.stream().findFirst() : read.filter(shown::contains);
    }

    /** Labels under all the names that data sets have for them: those that the gallery has, if it has any. */
    private Set<String> shownAt(String id, ReviewedAudit reviewed) {
        Set<String> all = reviewed.audit().protocol().stations().stream()
                .filter(station -> station.id().equals(id))
                .map(Station::labels)
                .findFirst()
                .orElseThrow();
        Set<String> known = new TreeSet<>(all);
        known.retainAll(labels.ofGallery());
        return known.isEmpty() ? all : known;
    }
}
