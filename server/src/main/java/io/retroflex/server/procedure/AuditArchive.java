package io.retroflex.server.procedure;

import io.retroflex.audit.procedure.Photograph;
import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.record.AuditRecord;
import io.retroflex.audit.report.Provenance;
import io.retroflex.audit.verdict.ProcedureAudit;
import io.retroflex.gallery.Filter;
import io.retroflex.server.engine.OwnPictures;
import io.retroflex.server.store.FoundFiles;
import io.retroflex.server.store.ProcedureFiles;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Keeps audits beside the photographs of their procedures. */
@Component
public class AuditArchive {
    private static final String AUDIT = "audit";

    private final ProcedureFiles files;
    private final KeptFiles kept;
    private final ProcedureService service;
    private final ShownPhotographs shown;

    AuditArchive(ProcedureFiles files, KeptFiles kept, ProcedureService service, ShownPhotographs shown) {
        this.files = files;
        this.kept = kept;
        this.service = service;
        this.shown = shown;
    }

    /** The files of a procedure. */
    FoundFiles files(StoredProcedure stored) throws IOException {
        return files.find(stored.publicId());
    }

    /**
     * The photographs of a procedure, not yet read.
     *
     * @param found its files
     * @param looked is told of each that was read
     */
    Procedure procedure(StoredProcedure stored, FoundFiles found, Runnable looked) {
        List<Photograph> photographs = new ArrayList<>();
        for (StoredPhotograph photograph : service.photographs(stored)) {
            String name = "photograph " + photograph.number();
            Photograph.Content content = () -> {
                byte[] file = found.get(photograph.content());
                Picture picture = PictureReader.read(file, name);
                looked.run();
                return new Photograph.Loaded(photograph.content(), picture, Optional.ofNullable(photograph.taken()));
            };
            photographs.add(new Photograph(name, content, Optional.of(() -> thumbnail(stored, photograph.content()))));
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
        files.put(stored.publicId(), AUDIT, AuditRecord.write(audit, provenance));
        files.settle(stored.publicId());
    }

    /** Erases what was written of a procedure that is deleted. */
    void erase(String id) throws IOException {
        files.deleteLate(id);
    }

    /**
     * The audit of a procedure as it was made.
     *
     * @throws ProcedureConflictException if it has none
     * @throws NoSuchProcedureException if it is deleted meanwhile
     */
    public AuditRecord read(StoredProcedure stored) throws IOException {
        if (stored.state() != ProcedureState.AUDITED) {
            throw new ProcedureConflictException(
                    "it is not audited yet; POST /api/v1/procedures/{id}/audit asks for it");
        }
        return AuditRecord.read(kept.get(stored.publicId(), AUDIT), content -> thumbnail(stored, content));
    }

    private byte[] thumbnail(StoredProcedure stored, String content) {
        try {
            return shown.thumbnail(stored, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
