package io.retroflex.audit.procedure;

import io.retroflex.vision.dicom.DicomFile;
import io.retroflex.vision.picture.PictureId;
import io.retroflex.vision.picture.PictureLimits;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The frames of DICOM files. Nothing of a file but its pixels goes further. */
final class DicomPhotographs {
    private DicomPhotographs() {}

    /** Whether a file of that name may be one: archives often give no extension. */
    static boolean mayBe(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.indexOf('.') < 0 || last.toLowerCase(Locale.ROOT).endsWith(".dcm");
    }

    /** A photograph a frame; one that cannot be read, with the reason, where the file cannot; none if it is no DICOM file. */
    static List<Photograph> of(String name, byte[] bytes) {
        if (!DicomFile.isDicom(bytes)) {
            return List.of();
        }
        try {
            DicomFile file = DicomFile.read(bytes, name, PictureLimits.DEFAULT);
            String id = PictureId.of(bytes);
            return IntStream.range(0, file.frames())
                    .mapToObj(frame -> frame(name, id, file, frame))
                    .toList();
        } catch (IOException e) {
            return List.of(new Photograph(name, () -> {
                throw e;
            }));
        }
    }

    private static Photograph frame(String name, String id, DicomFile file, int frame) {
        boolean alone = file.frames() == 1;
        return new Photograph(
                alone ? name : name + " frame " + (frame + 1),
                () -> new Photograph.Loaded(alone ? id : id + "-" + (frame + 1), file.frame(frame)));
    }
}
