package io.retroflex.server.procedure;

import io.retroflex.vision.dicom.DicomFile;
import io.retroflex.vision.dicom.SopReference;
import io.retroflex.vision.dicom.Uid;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureId;
import io.retroflex.vision.picture.PictureLimits;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Adds DICOM instances to procedures, and tells of each what became of it. Of their UIDs nothing is kept. */
@Service
public class InstanceService {
    private static final String NAME = "instance";

    private final PhotographIntake intake;

    InstanceService(PhotographIntake intake) {
        this.intake = intake;
    }

    /**
     * Adds instances; all frames of one, or none.
     *
     * @param study that they must be of, if any
     * @return what became of each, in their order
     * @throws ProcedureConflictException if the procedure is signed, or its audit is being made
     */
    public List<InstanceOutcome> store(String id, Optional<Uid> study, List<UploadedFile> instances)
            throws IOException {
        List<InstanceOutcome> outcomes = new ArrayList<>();
        intake.add(id, sink -> {
            for (UploadedFile instance : instances) {
                outcomes.add(store(instance, study, sink));
            }
            return List.of();
        });
        return List.copyOf(outcomes);
    }

    private static InstanceOutcome store(UploadedFile instance, Optional<Uid> study, UploadReader.Sink sink)
            throws IOException {
        byte[] bytes;
        try (InputStream in = instance.open()) {
            bytes = PictureReader.bytes(in, NAME, PictureLimits.DEFAULT);
        } catch (PictureException e) {
            return InstanceOutcome.unknown();
        }
        Optional<SopReference> reference = SopReference.of(bytes);
        if (reference.isEmpty()) {
            return InstanceOutcome.unknown();
        }
        Optional<InstanceFailure> failure = store(bytes, reference.get(), study, sink);
        return failure.map(why -> InstanceOutcome.failed(reference.get(), why))
                .orElseGet(() -> InstanceOutcome.stored(reference.get()));
    }

    private static Optional<InstanceFailure> store(
            byte[] bytes, SopReference reference, Optional<Uid> study, UploadReader.Sink sink) throws IOException {
        if (!reference.isClassRead()) {
            return Optional.of(InstanceFailure.CLASS_NOT_READ);
        }
        if (!reference.isSyntaxRead()) {
            return Optional.of(InstanceFailure.SYNTAX_NOT_READ);
        }
        DicomFile dicom;
        try {
            dicom = DicomFile.read(bytes, NAME, PictureLimits.DEFAULT);
        } catch (PictureException e) {
            return Optional.of(InstanceFailure.NOT_AS_ITS_CLASS);
        }
        if (!dicom.facts().instance().equals(reference.instance())) {
            return Optional.of(InstanceFailure.NOT_AS_ITS_CLASS);
        }
        if (study.isPresent() && !study.get().equals(dicom.facts().study())) {
            return Optional.of(InstanceFailure.OTHER_STUDY);
        }
        if (!isWhole(dicom)) {
            return Optional.of(InstanceFailure.NOT_UNDERSTOOD);
        }
        DicomFrames.take(dicom, PictureId.of(bytes), sink);
        return Optional.empty();
    }

    /** Looked at before any is handed over: the sender is told of instances, not of frames. */
    private static boolean isWhole(DicomFile dicom) {
        try {
            for (int frame = 0; frame < dicom.frames(); frame++) {
                dicom.frame(frame);
            }
            return true;
        } catch (PictureException e) {
            return false;
        }
    }
}
