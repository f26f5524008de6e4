package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.retroflex.audit.review.Review;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.Ruling;
import io.retroflex.audit.review.Signature;
import io.retroflex.audit.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** A bundle says what persons made of an audit, and stays R4. */
class ReviewInFhirTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final ReviewedAudit SIGNED = SampleAudit.reviewed("anna", "it is in photograph 3", true);

    @Test
    void aReviewedAuditIsValidR4WhateverNamesAndReasonsHold() {
        for (String text :
                List.of("anna", "<b>&\"", "<script>alert('&')</script>", "a\n\u0001b\ud800\uffff", "=\ud83d\ude00")) {
            for (boolean signed : List.of(true, false)) {
                String json = fhir(SampleAudit.reviewed(text, text, signed));
                assertThat(FhirCheck.errors(json))
                        .as("%s: all that the validator says: %s", text, FhirCheck.messages(json))
                        .isEmpty();
            }
        }
    }

    @Test
    void nothingMoreIsWarnedOfThanWithoutAReview() {
        assertThat(FhirCheck.messages(fhir(SIGNED)))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.getMessage())
                        .containsAnyOf(
                                "CodeSystem is unknown and can't be validated: https://retroflex.io/",
                                "all observations should have a performer",
                                "all observations should have an effective[x]"));
    }

    @Test
    void aReportIsFinalOnceAPersonStandsForIt() {
        DiagnosticReport report = all(SIGNED, DiagnosticReport.class).getFirst();

        assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.FINAL);
        assertThat(report.getIssuedElement().getValueAsString()).isEqualTo("2026-11-28T11:00:59Z");
        assertThat(report.getResultsInterpreterFirstRep().getDisplay()).isEqualTo("anna");
        assertThat(report.getConclusion())
                .startsWith("Undecided. Of 4 stations: 2 documented, 1 uncertain, 1 not assessable.")
                .contains("Rektum, Rückblick: documented")
                .contains(" Signed by anna on 2026-11-28 11:00 UTC.");
        assertThat(all(SIGNED, Observation.class))
                .extracting(Observation::getStatus)
                .containsOnly(Observation.ObservationStatus.FINAL);
    }

    @Test
    void whatPersonsSaidIsPreliminaryUntilOneOfThemSigns() {
        ReviewedAudit unsigned = SampleAudit.reviewed("anna", "it is in photograph 3", false);
        DiagnosticReport report = all(unsigned, DiagnosticReport.class).getFirst();

        assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.PRELIMINARY);
        assertThat(report.hasIssued()).isFalse();
        assertThat(report.hasResultsInterpreter()).isFalse();
        assertThat(report.getConclusion()).contains(" Reviewed, not signed.");
        assertThat(all(unsigned, Observation.class))
                .extracting(Observation::getStatus)
                .containsOnly(Observation.ObservationStatus.PRELIMINARY);
    }

    @Test
    void aStationsNotesSayWhoSaidWhatWhenAndWhatTheMachineHadSaid() {
        List<Observation> stations = all(SIGNED, Observation.class);
        Observation rectum = stations.get(2);
        Annotation ruling = rectum.getNoteFirstRep();

        assertThat(rectum.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("documented");
        assertThat(rectum.getPerformerFirstRep().getDisplay()).isEqualTo("anna");
        assertThat(ruling.getAuthorStringType().getValue()).isEqualTo("anna");
        assertThat(ruling.getTimeElement().getValueAsString()).isEqualTo("2026-11-28T10:00:59Z");
        assertThat(ruling.getText()).isEqualTo("it is in photograph 3");
        assertThat(rectum.getNote().get(1).getText()).startsWith("The machine had said: not found. A photograph of");
        assertThat(stations.get(0).getNoteFirstRep().getText()).isEqualTo("photograph 1 does not show it");
        assertThat(stations.get(1).getNoteFirstRep().getText()).isEqualTo("photograph 2 shows it");
        assertThat(stations.get(3).getNote()).noneMatch(Annotation::hasAuthor);
        assertThat(stations.get(3).hasPerformer()).isFalse();
        assertThat(rectum.getText().getDivAsString())
                .contains("Rektum, Rückblick: documented. Documented, says anna on 2026-11-28 10:00 UTC: 'it is in");
    }

    @Test
    void aReasonIsNoHtmlWhereMarkdownIsReadNorInTheNarrative() {
        Observation rectum = all(SampleAudit.reviewed("<b>&\"", "<b>&\" 1 < 2", true), Observation.class)
                .get(2);

        assertThat(rectum.getNoteFirstRep().getText()).isEqualTo("\\<b>&\" 1 < 2");
        assertThat(FhirWords.markdown("\\<b>")).isEqualTo("\\\\\\<b>");
        assertThat(rectum.getText().getDivAsString())
                .contains("says &lt;b&gt;&amp;")
                .doesNotContain("<b>");
    }

    @Test
    void whatAPersonCannotTellIsUnknownAndWhatTheMachineCouldNotTellCanBeTold() {
        ReviewedAudit audit = new ReviewedAudit(
                SampleAudit.audit(),
                new Review(
                        List.of(
                                new Ruling("rectum", Verdict.NOT_ASSESSABLE, "too dark", "anna", NOW),
                                new Ruling("anus", Verdict.DOCUMENTED, "seen", "anna", NOW)),
                        List.of(),
                        Optional.of(new Signature("anna", NOW))));
        List<Observation> stations = all(audit, Observation.class);

        assertThat(FhirCheck.errors(fhir(audit))).isEmpty();
        assertThat(stations.get(2).hasValue()).isFalse();
        assertThat(stations.get(2).getDataAbsentReason().getCodingFirstRep().getCode())
                .isEqualTo("unknown");
        assertThat(stations.get(3).getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("documented");
        assertThat(stations.get(3).getComponent()).isEmpty();
    }

    private static String fhir(ReviewedAudit audit) {
        return AuditFhir.of(audit, SampleAudit.PROVENANCE);
    }

    private static <R extends Resource> List<R> all(ReviewedAudit audit, Class<R> type) {
        Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, fhir(audit));
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
