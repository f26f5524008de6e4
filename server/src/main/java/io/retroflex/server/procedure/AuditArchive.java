package io.retroflex.server.procedure;

import io.retroflex.audit.procedure.Photograph;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.record.AuditRecord;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.audit.verdict.Reading;
import io.retroflex.gallery.Filter;
import io.retroflex.server.engine.OwnPictures;
import io.retroflex.server.store.ProcedureFiles;
import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps audits and thumbnails beside the photographs of their procedures. */
@Component
public class AuditArchive {
    private static final String AUDIT = "audit";
    private static final String THUMBNAIL = ".jpg";
    private static final int SIDE = 1024;

    private final ProcedureFiles files;
    private final ProcedureService service;

    AuditArchive(ProcedureFiles files, ProcedureService service) {
        this.files = files;
        this.service = service;
    }

    /**
     * The photographs of a procedure, not yet read.
     *
     * @param looked is told of each that was read
     */
    Procedure procedure(StoredProcedure stored, Runnable looked) {
        List<Photograph> photographs = new ArrayList<>();
        for (StoredPhotograph photograph : service.photographs(stored)) {
            String name = "photograph " + photograph.number();
            photographs.add(new Photograph(name, () -> {
                byte[] file = files.get(stored.publicId(), photograph.content());
                Picture picture = PictureReader.read(file, name);
                looked.run();
                return new Photograph.Loaded(photograph.content(), picture, Optional.ofNullable(photograph.taken()));
            }));
        }
        return new Procedure("procedure", photographs);
    }

    /** Lets through the labelled pictures that are none of a procedure's own photographs. */
    public Filter others(StoredProcedure stored) {
        return OwnPictures.others(
                stored.publicId(),
                service.photographs(stored).stream()
                        .map(StoredPhotograph::content)
                        .collect(Collectors.toSet()));
    }

    /** Keeps an audit; one that was made before is replaced. */
    void write(StoredProcedure stored, ProcedureAudit audit, Provenance provenance) throws IOException {
        for (Reading reading : audit.readings()) {
            files.put(
                    stored.publicId(),
                    reading.photograph().id() + THUMBNAIL,
                    reading.photograph().thumbnail());
        }
        files.put(stored.publicId(), AUDIT, AuditRecord.write(audit, provenance));
        files.settle(stored.publicId());
    }

    /** Erases what was written of a procedure that is deleted. */
    void erase(String id) throws IOException {
        files.finishDeletion(id);
    }

    /**
     * The audit of a procedure as it was made.
     *
     * @throws ProcedureConflictException if it has none
     */
    public AuditRecord read(StoredProcedure stored) throws IOException {
        if (stored.state() != ProcedureState.AUDITED) {
            throw new ProcedureConflictException(
                    "it is not audited yet; POST /api/v1/procedures/{id}/audit asks for it");
        }
        try {
            return AuditRecord.read(files.get(stored.publicId(), AUDIT), content -> thumbnail(stored, content));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private byte[] thumbnail(StoredProcedure stored, String content) {
        try {
            return files.get(stored.publicId(), content + THUMBNAIL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The thumbnail of a photograph of an audited procedure, a JPEG. */
    public byte[] thumbnail(StoredProcedure stored, int number) throws IOException {
        return files.get(stored.publicId(), service.content(stored, number) + THUMBNAIL);
    }

    /** What the audit saw of a photograph: its field of view without the text of a processor, as a JPEG. */
    public byte[] picture(StoredProcedure stored, int number) throws IOException {
        Picture picture = whole(stored, number);
        return Thumbnail.jpeg(FieldOfView.find(picture).apply(picture), SIDE);
    }

    /** A photograph with all that a processor wrote on it: for a network, and for nobody's eyes. */
    Picture whole(StoredProcedure stored, int number) throws IOException {
        return PictureReader.read(
                files.get(stored.publicId(), service.content(stored, number)), "photograph " + number);
    }
}
