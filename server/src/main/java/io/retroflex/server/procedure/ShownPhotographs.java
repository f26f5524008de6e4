package io.retroflex.server.procedure;

import io.retroflex.audit.procedure.PhotographThumbnail;
import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Draws photographs for those who look at them: the field of view, without the text that a processor wrote. Nothing that is drawn
 * is kept. Decoded photographs are large: no more than some are in memory, however many are asked for.
 */
@Component
public class ShownPhotographs {
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();
    private static final int SIDE = 1024;

    private final KeptFiles files;
    private final ProcedureService service;
    private final Semaphore drawing = new Semaphore(AT_ONCE);

    ShownPhotographs(KeptFiles files, ProcedureService service) {
        this.files = files;
        this.service = service;
    }

    /** What an audit sees of a photograph, as a JPEG. */
    public byte[] picture(StoredProcedure procedure, int number) throws IOException {
        return drawn(
                procedure,
                service.content(procedure, number),
                whole -> Thumbnail.jpeg(FieldOfView.find(whole).apply(whole), SIDE));
    }

    /** The same, small. */
    public byte[] thumbnail(StoredProcedure procedure, int number) throws IOException {
        return thumbnail(procedure, service.content(procedure, number));
    }

    /** The same of a content. */
    byte[] thumbnail(StoredProcedure procedure, String content) throws IOException {
        return drawn(procedure, content, PhotographThumbnail::of);
    }

    /** A photograph with all that a processor wrote on it: for a network, and for nobody's eyes. */
    Picture whole(StoredProcedure procedure, int number) throws IOException {
        return whole(procedure, service.content(procedure, number));
    }

    private Picture whole(StoredProcedure procedure, String content) throws IOException {
        return PictureReader.read(files.get(procedure.publicId(), content), "a photograph");
    }

    /** Makes a JPEG of a photograph. */
    @FunctionalInterface
    private interface Drawing {
        byte[] of(Picture whole) throws IOException;
    }

    private byte[] drawn(StoredProcedure procedure, String content, Drawing drawing) throws IOException {
        this.drawing.acquireUninterruptibly();
        try {
            return drawing.of(whole(procedure, content));
        } finally {
            this.drawing.release();
        }
    }
}
