package io.retroflex.server.site;

import io.retroflex.server.ServedGallery;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.procedure.KeptFiles;
import io.retroflex.server.procedure.NoSuchProcedureException;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.StoredProcedure;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The photographs of procedures, from which the pictures of the site are taken. */
@Component
class Candidates {
    private final ProcedureService procedures;
    private final KeptFiles files;
    private final Engine engine;
    private final String model;

    Candidates(ProcedureService procedures, KeptFiles files, Engine engine, ServedGallery served) {
        this.procedures = procedures;
        this.files = files;
        this.engine = engine;
        this.model = served.model().fingerprint();
    }

    /**
     * Reads and embeds one.
     *
     * @throws NoSuchProcedureException if there is no such photograph
     */
    Candidate read(String procedure, int photograph) throws IOException, InterruptedException {
        StoredProcedure stored = procedures.get(procedure);
        String content = procedures.content(stored, photograph);
        byte[] file = files.get(procedure, content);
        return new Candidate(
                procedure, photograph, content, file, model, engine.embed(file, "photograph " + photograph));
    }

    /** Whether its procedure still has it. */
    boolean isThere(Candidate candidate) throws IOException {
        return files.has(candidate.procedure(), candidate.content());
    }
}
