package io.retroflex.server.site;

import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.engine.Engine;
import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.procedure.NoSuchProcedureException;
import io.retroflex.server.procedure.ProcedureService;
import io.retroflex.server.procedure.ProcedureTrace;
import io.retroflex.server.procedure.StoredProcedure;
import io.retroflex.server.store.ProcedureFiles;
import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * The site's own gallery, which answers beside the one that was given.
 *
 * <p>A picture that is added is written as a file, then as a row, then it answers, then its curator is told. Whatever a kill
 * comes between, the row decides at the next start: a file without one is deleted, and a row has its file. What is removed goes
 * the other way round. Changes are made one after another, so that memory has them in the order of the database.
 */
@Service
public class SiteGallery implements ProcedureTrace {
    private final SiteRecords records;
    private final SiteFiles files;
    private final SiteLoader loader;
    private final SiteLabels labels;
    private final ProcedureService procedures;
    private final ProcedureFiles procedureFiles;
    private final Engine engine;
    private final Measuring measuring;
    private final ExactGallery pictures;
    private final ReentrantLock changing = new ReentrantLock();

    SiteGallery(
            SiteRecords records,
            SiteFiles files,
            SiteLoader loader,
            SiteLabels labels,
            ProcedureService procedures,
            ProcedureFiles procedureFiles,
            Engine engine,
            Measuring measuring,
            ServedGallery served)
            throws IOException, InterruptedException {
        this.records = records;
        this.files = files;
        this.loader = loader;
        this.labels = labels;
        this.procedures = procedures;
        this.procedureFiles = procedureFiles;
        this.engine = engine;
        this.measuring = measuring;
        this.pictures = new ExactGallery(served.gallery().header());
        load();
    }

    /** When this returns searches and audits ask the pictures that they asked before the last end. */
    private void load() throws IOException, InterruptedException {
        List<SitePicture> stored = records.all();
        files.sweep(stored);
        for (SitePicture picture : stored) {
            loader.load(picture).ifPresent(entry -> pictures.put(List.of(entry)));
        }
        pictures.commit();
        if (pictures.size() > 0) {
            answer();
            engine.awaitCalibration();
        }
    }

    private void answer() {
        pictures.commit();
        engine.answerAlsoBy(current());
        measuring.ask();
    }

    /** The pictures as they are now; what comes later is not in it. */
    public GalleryReader current() {
        return new DiscreetReader(pictures.snapshot());
    }

    /**
     * The pictures that a filter lets through, oldest first, with who added them; also such as cannot answer for want of a
     * vector.
     */
    public List<SitePicture> list(Filter filter) {
        return records.all().stream()
                .filter(picture -> filter.matches(SiteLoader.facts(picture)))
                .toList();
    }

    /** What was done, the newest first. */
    public List<SiteEvent> history(int page, int size) {
        return records.history(page, size);
    }

    /**
     * Adds a photograph of a procedure; it answers when this returns, and outlasts a power failure.
     *
     * @throws BadRequestException if neither the gallery nor a protocol has the label
     * @throws NoSuchProcedureException if there is no such photograph
     * @throws DoubledPictureException if it is there already
     */
    public SitePicture add(String procedure, int photograph, String label, String account)
            throws IOException, InterruptedException {
        labels.require(label);
        StoredProcedure stored = procedures.get(procedure);
        String content = procedures.content(stored, photograph);
        byte[] file = photograph(procedure, content);
        Embedding embedding = engine.embed(file, "photograph " + photograph);
        changing.lock();
        try {
            SitePicture added = store(procedure, photograph, content, file, label, embedding, account);
            // Who deletes a procedure takes its files away first and then asks for what is here of it:
            // either they are gone now, or the row is seen then.
            if (!procedureFiles.has(procedure, content)) {
                erase(procedure);
                throw new NoSuchProcedureException();
            }
            pictures.put(List.of(SiteLoader.entry(added)));
            answer();
            return added;
        } finally {
            changing.unlock();
        }
    }

    private byte[] photograph(String procedure, String content) throws IOException {
        try {
            return procedureFiles.get(procedure, content);
        } catch (NoSuchFileException e) {
            // Deleted meanwhile.
            throw new NoSuchProcedureException();
        }
    }

    private SitePicture store(
            String procedure,
            int photograph,
            String content,
            byte[] file,
            String label,
            Embedding embedding,
            String account)
            throws IOException {
        // Any other failure than the one below may come after the row is there: the next start knows.
        String name = files.put(file);
        try {
            return records.add(
                    procedure, photograph, content, name, label, loader.model(), Vectors.bytes(embedding), account);
        } catch (DuplicateKeyException e) {
            files.delete(name);
            throw new DoubledPictureException();
        }
    }

    /**
     * Gives a picture another label.
     *
     * @throws BadRequestException if neither the gallery nor a protocol has the label
     * @throws NoSuchSitePictureException if there is no such picture
     */
    public SitePicture relabel(String name, String label, String account) {
        labels.require(label);
        changing.lock();
        try {
            SitePicture picture = find(name);
            if (picture.label().equals(label)) {
                return picture;
            }
            SitePicture relabelled = records.relabel(picture, label, account);
            if (pictures.get(name).isPresent()) {
                pictures.put(List.of(SiteLoader.entry(relabelled)));
                answer();
            }
            return relabelled;
        } finally {
            changing.unlock();
        }
    }

    /**
     * Takes a picture out; when this returns it no longer answers, and nothing is left of it but who did what.
     *
     * @throws NoSuchSitePictureException if there is no such picture
     */
    public void remove(String name, String account) throws IOException {
        changing.lock();
        try {
            SitePicture picture = find(name);
            records.remove(picture, account);
            forget(List.of(picture));
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void erase(String procedure) throws IOException {
        changing.lock();
        try {
            forget(records.erase(procedure));
        } finally {
            changing.unlock();
        }
    }

    /** The rows do not name the files any more: what a kill leaves of them is swept at the next start. */
    private void forget(List<SitePicture> removed) throws IOException {
        if (removed.isEmpty()) {
            return;
        }
        pictures.remove(removed.stream().map(SitePicture::name).toList());
        answer();
        for (SitePicture picture : removed) {
            files.delete(Objects.requireNonNull(picture.file()));
        }
    }

    private SitePicture find(String name) {
        return records.find(name).orElseThrow(NoSuchSitePictureException::new);
    }
}
