package io.retroflex.audit.report;

import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.StationVerdict;
import io.retroflex.audit.verdict.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Observations of an audit's stations. */
record StationObservations(ReviewedAudit reviewed, FhirIds ids, Reference subject, Reference device) {
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final Coding UNSUPPORTED = new Coding(ABSENT, "unsupported", "Unsupported");
    private static final Coding UNKNOWN = new Coding(ABSENT, "unknown", "Unknown");

    /** More digits would promise what a calibration by some hundred pictures cannot hold. */
    private static final MathContext DIGITS = new MathContext(4);

    Observation of(ReviewedStation station) {
        StationVerdict judged = station.judged();
        Observation observation = new Observation();
        observation.setId(ids.of("station " + judged.station().id()));
        observation.setStatus(status());
        observation.setCode(FhirWords.concept(
                "protocols/" + reviewed.audit().protocol().id(),
                judged.station().id(),
                judged.station().name()));
        observation.setSubject(subject.copy());
        observation.setDevice(device.copy());
        station.persons().forEach(person -> observation.addPerformer(ReviewNotes.person(person)));
        if (station.verdict() == Verdict.NOT_ASSESSABLE) {
            observation.setDataAbsentReason(new CodeableConcept(absent(judged).copy()));
        } else {
            observation.setValue(
                    FhirWords.concept("verdicts", station.verdict().id(), FhirWords.lower(station.verdict())));
        }
        if (judged.verdict() != Verdict.NOT_ASSESSABLE) {
            share(observation, "chance", judged.chance());
            share(observation, "typicality", judged.typicality());
        }
        ReviewNotes.of(station).forEach(observation::addNote);
        List<String> notes = notes(station);
        notes.forEach(note -> observation.addNote().setText(note));
        observation.setText(FhirWords.narrative(judged.station().name() + ": " + FhirWords.lower(station.verdict())
                + ". " + said(station) + String.join(" ", notes)));
        return observation;
    }

    /**
     * As the report: preliminary until a person stands for it, whatever persons said before, for until then they may say
     * something else. It is never amended, which is of what was final before.
     */
    private Observation.ObservationStatus status() {
        return reviewed.review().signature().isPresent()
                ? Observation.ObservationStatus.FINAL
                : Observation.ObservationStatus.PRELIMINARY;
    }

    /** The gallery has no picture of it, or a person says that nobody can tell. */
    private static Coding absent(StationVerdict judged) {
        return judged.verdict() == Verdict.NOT_ASSESSABLE ? UNSUPPORTED : UNKNOWN;
    }

    private static String said(ReviewedStation station) {
        String said = String.join(" ", ReviewWords.persons(station, FhirWords::photograph));
        return said.isEmpty() ? "" : said + " ";
    }

    private static void share(Observation observation, String what, double share) {
        observation
                .addComponent()
                .setCode(FhirWords.concept("measures", what, what))
                .setValue(new Quantity()
                        .setValue(BigDecimal.valueOf(share).round(DIGITS))
                        .setUnit("1")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("1"));
    }

    /** What the machine said, and what is known of the station. */
    private List<String> notes(ReviewedStation station) {
        StationVerdict judged = station.judged();
        List<String> notes = new ArrayList<>();
        String reason = new StationRow(station, reviewed.audit().readings(), FhirWords::photograph).reason();
        notes.add(station.isReviewed() ? ReviewWords.machine(station) + " " + reason : reason);
        if (!judged.evidence().isEmpty()) {
            notes.add(judged.evidence().stream()
                    .map(StationObservations::photograph)
                    .collect(Collectors.joining(", ", nearest(judged.verdict()), ".")));
        }
        judged.station().note().map(FhirWords::sentence).ifPresent(notes::add);
        judged.station()
                .unsure()
                .map(text -> "[unsure] " + FhirWords.sentence(text))
                .ifPresent(notes::add);
        return notes;
    }

    private static String nearest(Verdict verdict) {
        return verdict == Verdict.NOT_FOUND ? "The nearest to it: " : "Most like it: ";
    }

    private static String photograph(Evidence evidence) {
        return FhirWords.photograph(evidence.reading().photograph().number());
    }
}
