package io.retroflex.audit.procedure;

import io.retroflex.vision.dicom.DicomFile;
import io.retroflex.vision.picture.PictureId;
import io.retroflex.vision.picture.PictureLimits;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The frames of a DICOM file. Nothing of it but its pixels and their time goes further, and it is kept between its frames only while there is
 * memory for it: a procedure may have thousands of such files.
 */
final class DicomPhotographs {
    private final String name;
    private final Photograph.Bytes content;
    private SoftReference<Opened> kept = new SoftReference<>(null);

    private DicomPhotographs(String name, Photograph.Bytes content) {
        this.name = name;
        this.content = content;
    }

    private record Opened(String id, DicomFile file) {}

    /** Whether a file of that name may be one: archives often give no extension. */
    static boolean mayBe(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.indexOf('.') < 0 || last.toLowerCase(Locale.ROOT).endsWith(".dcm");
    }

    /** A photograph a frame; one that cannot be read, with the reason, where the file cannot; none if it is no DICOM file. */
    static List<Photograph> of(String name, Photograph.Bytes content) {
        try {
            byte[] bytes = content.read();
            if (!DicomFile.isDicom(bytes)) {
                return List.of();
            }
            DicomPhotographs photographs = new DicomPhotographs(name, content);
            int frames = photographs.opened(bytes).file().frames();
            // A frame of one pixel takes three bytes: a file may claim millions, and too many are refused by the
            // reader.
            return IntStream.range(0, Math.min(frames, ProcedureReader.MOST_PHOTOGRAPHS + 1))
                    .mapToObj(frame -> photographs.photograph(frame, frames))
                    .toList();
        } catch (IOException e) {
            return List.of(new Photograph(name, () -> {
                throw e;
            }));
        }
    }

    private Photograph photograph(int frame, int frames) {
        String suffix = frames == 1 ? "" : " frame " + (frame + 1);
        return new Photograph(name + suffix, () -> {
            Opened opened = opened();
            String id = frames == 1 ? opened.id() : opened.id() + "-" + (frame + 1);
            return new Photograph.Loaded(
                    id, opened.file().frame(frame), opened.file().facts().taken(frame));
        });
    }

    private synchronized Opened opened() throws IOException {
        Opened still = kept.get();
        return still != null ? still : opened(content.read());
    }

    private synchronized Opened opened(byte[] bytes) throws IOException {
        Opened opened = new Opened(PictureId.of(bytes), DicomFile.read(bytes, name, PictureLimits.DEFAULT));
        kept = new SoftReference<>(opened);
        return opened;
    }
}
