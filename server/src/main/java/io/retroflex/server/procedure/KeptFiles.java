package io.retroflex.server.procedure;

import io.retroflex.server.store.ProcedureFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.springframework.stereotype.Component;

/** Reads the files of procedures, which may be deleted while somebody looks at them. */
@Component
public class KeptFiles {
    private final ProcedureFiles files;
    private final StoredProcedures procedures;

    KeptFiles(ProcedureFiles files, StoredProcedures procedures) {
        this.files = files;
        this.procedures = procedures;
    }

    /**
     * What a file holds.
     *
     * @throws NoSuchProcedureException if its procedure is deleted, or is being deleted
     * @throws IOException if the file of a procedure that is there is missing, was changed, or is sealed with another key
     */
    public byte[] get(String procedure, String name) throws IOException {
        try {
            return files.get(procedure, name);
        } catch (NoSuchFileException e) {
            if (isGone(procedure)) {
                throw new NoSuchProcedureException();
            }
            throw e;
        }
    }

    /** Whether there is a file of that name. */
    public boolean has(String procedure, String name) throws IOException {
        return files.has(procedure, name);
    }

    /** Whether a procedure is deleted, or is being deleted. */
    boolean isGone(String procedure) {
        return files.isBegun(procedure) || procedures.findByPublicId(procedure).isEmpty();
    }
}
