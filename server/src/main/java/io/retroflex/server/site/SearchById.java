package io.retroflex.server.site;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.Neighbour;
import io.retroflex.server.engine.Answer;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.procedure.AuditArchive;
import io.retroflex.server.procedure.KeptFiles;
import io.retroflex.server.procedure.NoSuchProcedureException;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.StoredProcedure;
import io.retroflex.server.queue.QueueFullException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Finds what looks like a picture that the service has already. */
@Service
public class SearchById {
    /** Pictures that share one of these may be of one video. */
    private static final List<String> TOGETHER = List.of(Facts.GROUP, Facts.PATIENT, Facts.PROCEDURE);

    private final Engine engine;
    private final ProcedureService procedures;
    private final AuditArchive archive;
    private final KeptFiles files;

    SearchById(Engine engine, ProcedureService procedures, AuditArchive archive, KeptFiles files) {
        this.engine = engine;
        this.procedures = procedures;
        this.archive = archive;
        this.files = files;
    }

    /**
     * The labelled pictures nearest to one of them, nearest first, without itself. Its embedding is kept: no network is asked.
     *
     * @param others whether also those are left out that are of its look-alike group, its patient or its procedure
     */
    public Answer<List<Neighbour>> likePicture(Entry picture, int k, Filter filter, boolean others) {
        Filter asked = others ? new Filter.And(List.of(apart(picture.facts()), filter)) : filter;
        Answer<List<Neighbour>> found = engine.neighbours(picture.embedding(), k + 1, asked);
        List<Neighbour> near = found.found().stream()
                .filter(neighbour -> !neighbour.id().equals(picture.id()))
                .limit(k)
                .toList();
        return new Answer<>(near, found.by());
    }

    private static Filter apart(Facts facts) {
        Stream<Filter> shared = TOGETHER.stream()
                .flatMap(column -> facts.get(column).map(value -> Filter.equal(column, value)).stream());
        return new Filter.Not(new Filter.Or(shared.toList()));
    }

    /**
     * The labelled pictures nearest to a photograph, nearest first, without those that are its procedure's own.
     *
     * @throws NoSuchProcedureException if there is no such photograph
     * @throws QueueFullException if too much is waiting
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Answer<List<Neighbour>> likePhotograph(String procedure, int number, int k, Filter filter)
            throws IOException, InterruptedException {
        StoredProcedure stored = procedures.get(procedure);
        String content = procedures.content(stored, number);
        Filter asked = new Filter.And(List.of(archive.others(stored), filter));
        return engine.neighbours(files.get(procedure, content), k, asked);
    }
}
