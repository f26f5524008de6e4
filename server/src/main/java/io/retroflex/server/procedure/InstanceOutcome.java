package io.retroflex.server.procedure;

import io.retroflex.vision.dicom.SopReference;
import java.util.Optional;

/**
 * What became of a DICOM instance that was sent. It names a patient's study to whoever sent it, and is for nobody else.
 *
 * @param reference to it, where it could be told what it is
 * @param failure why it was not stored; none if it was
 */
public record InstanceOutcome(Optional<SopReference> reference, Optional<InstanceFailure> failure) {
    static InstanceOutcome unknown() {
        return new InstanceOutcome(Optional.empty(), Optional.of(InstanceFailure.NOT_UNDERSTOOD));
    }

    static InstanceOutcome failed(SopReference reference, InstanceFailure failure) {
        return new InstanceOutcome(Optional.of(reference), Optional.of(failure));
    }

    static InstanceOutcome stored(SopReference reference) {
        return new InstanceOutcome(Optional.of(reference), Optional.empty());
    }

    /** Whether its frames are photographs of the procedure now. */
    public boolean isStored() {
        return failure.isEmpty();
    }
}
