package io.retroflex.audit.report;

import ca.uhn.fhir.context.FhirContext;
import io.retroflex.audit.review.ReviewedAudit;
import io.retroflex.audit.review.ReviewedStation;
import io.retroflex.audit.verdict.ProcedureAudit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * An audit as a FHIR R4 bundle: a report, an observation of each station, and the software that made them; {@code
 * docs/audit-reports.md} describes it.
 *
 * <p>It calls photographs by their numbers only and knows the patient only by the procedure's pseudonym, so that nothing in it
 * names a person.
 */
public final class AuditFhir {
    private static final String CODE = "retrospective quality audit of endoscopic photo-documentation";

    private final ReviewedAudit reviewed;
    private final ProcedureAudit audit;
    private final Provenance provenance;
    private final FhirIds ids;

    private AuditFhir(ReviewedAudit reviewed, Provenance provenance) {
        this.reviewed = reviewed;
        this.audit = reviewed.audit();
        this.provenance = provenance;
        this.ids = FhirIds.of(audit);
    }

    /** The bundle of an audit that nobody has looked at yet. */
    public static String of(ProcedureAudit audit, Provenance provenance) {
        return of(ReviewedAudit.unreviewed(audit), provenance);
    }

    /** The bundle as JSON; the same audit with the same review always gives the same. */
    public static String of(ReviewedAudit reviewed, Provenance provenance) {
        // Made here and not before: it takes long, and most audits are never asked for as FHIR.
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setPrettyPrint(true)
                .encodeResourceToString(new AuditFhir(reviewed, provenance).bundle());
    }

    private Bundle bundle() {
        Device device = FhirDevice.of(audit, provenance);
        Reference subject = subject();
        StationObservations stations = new StationObservations(reviewed, ids, subject, reference(device));
        List<Observation> observations =
                reviewed.stations().stream().map(stations::of).toList();
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.COLLECTION);
        bundle.setLanguage("en");
        bundle.setId(ids.of("bundle"));
        bundle.setIdentifier(new Identifier().setSystem("urn:ietf:rfc:3986").setValue(FhirIds.urn(ids.of("bundle"))));
        add(bundle, report(subject, observations));
        observations.forEach(observation -> add(bundle, observation));
        add(bundle, device);
        return bundle;
    }

    private static void add(Bundle bundle, Resource resource) {
        bundle.addEntry().setFullUrl(FhirIds.urn(resource.getIdPart())).setResource(resource);
    }

    private DiagnosticReport report(Reference subject, List<Observation> observations) {
        DiagnosticReport report = new DiagnosticReport();
        report.setId(ids.of("report"));
        // Not final before a person stands for it: nobody signs what software says alone.
        report.setStatus(DiagnosticReport.DiagnosticReportStatus.PRELIMINARY);
        reviewed.review()
                .signature()
                .ifPresent(signature -> report.setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL)
                        .setIssuedElement(ReviewNotes.instant(signature.at()))
                        .addResultsInterpreter(ReviewNotes.person(signature.by())));
        report.setCode(new CodeableConcept().setText(CODE));
        report.setSubject(subject);
        report.setConclusion(conclusion());
        observations.forEach(observation -> report.addResult(reference(observation)));
        report.setText(FhirWords.narrative(conclusion()));
        return report;
    }

    /** Whoever was examined; of them there is a pseudonym of the procedure and no more. */
    private Reference subject() {
        return new Reference()
                .setType("Patient")
                .setIdentifier(new Identifier()
                        .setSystem(FhirWords.HOME + "pseudonyms")
                        .setValue(audit.procedure()));
    }

    private static Reference reference(Resource resource) {
        return new Reference(FhirIds.urn(resource.getIdPart()));
    }

    private String conclusion() {
        AuditPage page = new AuditPage(reviewed, provenance, FhirWords::photograph, neighbour -> Optional.empty());
        String unsure = audit.protocol()
                .unsure()
                .map(text -> " [unsure] " + FhirWords.sentence(text))
                .orElse("");
        String stations = reviewed.stations().stream()
                .map(AuditFhir::inWords)
                .collect(Collectors.joining("; ", " Stations: ", "."));
        String review = page.review().map(text -> " " + text + ".").orElse("");
        return page.title() + ". " + page.summary() + stations + review + " Held against "
                + audit.protocol().name() + " (" + page.source() + ") on " + provenance.date() + "." + unsure
                + " This is a " + Provenance.NOTICE + ".";
    }

    private static String inWords(ReviewedStation station) {
        return station.judged().station().name() + ": " + FhirWords.lower(station.verdict());
    }
}
