package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class AuditFhirTest {
    private static final String JSON = AuditFhir.of(SampleAudit.audit(), SampleAudit.PROVENANCE);
    private static final Bundle BUNDLE =
            FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, JSON);

    @Test
    void anAuditWithEveryVerdictIsValidR4() {
        assertThat(FhirCheck.errors(JSON))
                .as("all that the validator says: %s", FhirCheck.messages(JSON))
                .isEmpty();
    }

    /** Our codes are in no terminology; who examined, and when, no photograph says. */
    @Test
    void nothingElseIsWarnedOfThanOurCodesAndWhatNobodyKnows() {
        assertThat(FhirCheck.messages(JSON))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.getMessage())
                        .containsAnyOf(
                                "CodeSystem is unknown and can't be validated: https://retroflex.io/",
                                "all observations should have a performer",
                                "all observations should have an effective[x]"));
    }

    @Test
    void aReportWithoutAStatusIsRefused() {
        String broken = JSON.replaceFirst("\"status\": \"preliminary\",", "");
        assertThat(FhirCheck.errors(broken))
                .anySatisfy(error -> assertThat(error.getMessage()).contains("DiagnosticReport.status"));
    }

    @Test
    void aVerdictThatIsAlsoAbsentIsRefused() {
        String broken = JSON.replaceFirst(
                "\"valueCodeableConcept\"",
                "\"dataAbsentReason\": { \"text\": \"unsupported\" }, \"valueCodeableConcept\"");
        assertThat(FhirCheck.errors(broken))
                .anySatisfy(error -> assertThat(error.getMessage()).contains("obs-6"));
    }

    @Test
    void everyStationHasItsVerdict() {
        assertThat(all(Observation.class))
                .extracting(one -> one.getCode().getText() + ": "
                        + (one.hasValue()
                                ? one.getValueCodeableConcept()
                                        .getCodingFirstRep()
                                        .getCode()
                                : one.getDataAbsentReason().getCodingFirstRep().getCode()))
                .containsExactly(
                        "Cæcal pôle: documented",
                        "Terminal ileum: uncertain",
                        "Rektum, Rückblick: not-found",
                        "Anal canal: unsupported");
    }

    @Test
    void theSharesThatDecidedAreThereAndNotWhereNothingWasAssessed() {
        List<Observation> stations = all(Observation.class);
        assertThat(stations.getFirst().getComponent())
                .extracting(part -> part.getValueQuantity().getValue().toPlainString())
                .containsExactly("0.001235", "0.8");
        assertThat(stations.getLast().getComponent()).isEmpty();
    }

    @Test
    void theReportIsPreliminaryAndSaysThatItIsNoDiagnosis() {
        DiagnosticReport report = all(DiagnosticReport.class).getFirst();
        assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.PRELIMINARY);
        assertThat(report.getConclusion())
                .startsWith("Incomplete. Of 4 stations: 1 documented")
                .contains("[unsure] the count was read in a review.")
                .contains(Provenance.NOTICE);
        assertThat(report.getResult()).hasSize(4);
    }

    @Test
    void theSoftwareIsKnownByWhatItLookedWith() {
        assertThat(all(Device.class).getFirst().getVersion())
                .extracting(version -> version.getValue())
                .containsExactly(
                        SampleAudit.MODEL_FINGERPRINT,
                        SampleAudit.GALLERY_FINGERPRINT,
                        SampleAudit.PROTOCOL_FINGERPRINT);
    }

    @Test
    void theSameAuditGivesTheSameBundle() {
        assertThat(AuditFhir.of(SampleAudit.audit(), SampleAudit.PROVENANCE)).isEqualTo(JSON);
    }

    @Test
    void noFileIsNamed() {
        assertThat(JSON).contains("photograph 1").doesNotContain("Mustermann").doesNotContain(".jpg");
    }

    private static <R extends Resource> List<R> all(Class<R> type) {
        return BUNDLE.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
