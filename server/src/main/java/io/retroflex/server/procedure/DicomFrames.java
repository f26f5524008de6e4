package io.retroflex.server.procedure;

import io.retroflex.vision.dicom.DicomFile;
import io.retroflex.vision.picture.CleanPicture;
import java.io.IOException;

/** Hands over the frames of a DICOM file, a photograph each. */
final class DicomFrames {
    private DicomFrames() {}

    /** @param content of the file, which names its frames */
    static void take(DicomFile dicom, String content, UploadReader.Sink sink) throws IOException {
        for (int frame = 0; frame < dicom.frames(); frame++) {
            String own = dicom.frames() == 1 ? content : content + "-" + (frame + 1);
            sink.take(new CleanPhotograph(own, dicom.facts().taken(frame)), CleanPicture.png(dicom.frame(frame)));
        }
    }
}
