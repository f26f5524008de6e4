package io.retroflex.audit.report;

import io.retroflex.audit.verdict.ProcedureAudit;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;

/** The software that audited, known by what it looked with: the same model, gallery and protocol are the same device. */
final class FhirDevice {
    private static final String NAME = "Retroflex audit";

    private FhirDevice() {}

    static Device of(ProcedureAudit audit, Provenance provenance) {
        String protocol = audit.protocol().sha256();
        FhirIds ids = new FhirIds(
                String.join("\n", provenance.modelFingerprint(), provenance.galleryFingerprint(), protocol));
        Device device = new Device();
        device.setId(ids.of("device"));
        device.setType(new CodeableConcept().setText("software"));
        device.addDeviceName().setName(NAME).setType(Device.DeviceNameType.USERFRIENDLYNAME);
        version(device, "model", provenance.model(), provenance.modelFingerprint());
        version(device, "gallery", provenance.gallery(), provenance.galleryFingerprint());
        version(device, "protocol", audit.protocol().id(), protocol);
        String how = "Trust in neighbours stands on " + FhirWords.sentence(audit.calibration());
        device.addNote().setText(how);
        provenance.credit().ifPresent(credit -> device.addNote().setText(credit));
        device.setText(FhirWords.narrative(NAME + ", model " + provenance.model() + ", gallery " + provenance.gallery()
                + ", protocol " + audit.protocol().id() + "."));
        return device;
    }

    private static void version(Device device, String what, String name, String fingerprint) {
        device.addVersion()
                .setType(FhirWords.concept("fingerprints", what, "fingerprint of the " + what))
                .setComponent(new Identifier().setValue(name))
                .setValue(fingerprint);
    }
}
