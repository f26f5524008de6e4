package io.retroflex.audit.report;

import io.retroflex.audit.verdict.Evidence;
import io.retroflex.audit.verdict.ProcedureAudit;
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
record StationObservations(ProcedureAudit audit, FhirIds ids, Reference subject, Reference device) {
    private static final Coding UNSUPPORTED =
            new Coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unsupported", "Unsupported");

    /** More digits would promise what a calibration by some hundred pictures cannot hold. */
    private static final MathContext DIGITS = new MathContext(4);

    Observation of(StationVerdict judged) {
        Observation observation = new Observation();
        observation.setId(ids.of("station " + judged.station().id()));
        // As the report: no person has looked at it.
        observation.setStatus(Observation.ObservationStatus.PRELIMINARY);
        observation.setCode(FhirWords.concept(
                "protocols/" + audit.protocol().id(),
                judged.station().id(),
                judged.station().name()));
        observation.setSubject(subject.copy());
        observation.setDevice(device.copy());
        if (judged.verdict() == Verdict.NOT_ASSESSABLE) {
            observation.setDataAbsentReason(new CodeableConcept(UNSUPPORTED.copy()));
        } else {
            observation.setValue(
                    FhirWords.concept("verdicts", judged.verdict().id(), FhirWords.lower(judged.verdict())));
            share(observation, "chance", judged.chance());
            share(observation, "typicality", judged.typicality());
        }
        List<String> notes = notes(judged);
        notes.forEach(note -> observation.addNote().setText(note));
        observation.setText(FhirWords.narrative(
                judged.station().name() + ": " + FhirWords.lower(judged.verdict()) + ". " + String.join(" ", notes)));
        return observation;
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

    private List<String> notes(StationVerdict judged) {
        List<String> notes = new ArrayList<>();
        notes.add(new StationRow(judged).reason());
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
