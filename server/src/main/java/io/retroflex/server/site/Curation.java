package io.retroflex.server.site;

import io.retroflex.server.problem.BadRequestException;
import io.retroflex.server.procedure.NoSuchProcedureException;
import io.retroflex.server.procedure.ProcedureTrace;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * What curators do with the pictures of the site.
 *
 * <p>A picture that is added is written as a file, then as a row, then it answers, then its curator is told. Whatever a kill
 * comes between, the row decides at the next start: a file without one is deleted, and a row has its file. What is removed goes
 * the other way round. Changes are made one after another, so that memory has them in the order of the database.
 */
@Service
public class Curation implements ProcedureTrace {
    private final SiteGallery gallery;
    private final SiteRecords records;
    private final SiteFiles files;
    private final SiteLabels labels;
    private final Candidates candidates;
    private final ReentrantLock changing = new ReentrantLock();

    Curation(SiteGallery gallery, SiteRecords records, SiteFiles files, SiteLabels labels, Candidates candidates) {
        this.gallery = gallery;
        this.records = records;
        this.files = files;
        this.labels = labels;
        this.candidates = candidates;
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
        Candidate candidate = candidates.read(procedure, photograph);
        changing.lock();
        try {
            SitePicture added = store(candidate, label, account);
            // Who deletes a procedure takes its files away first and then asks for what is here of it:
            // either they are gone now, or the row is seen then.
            if (!candidates.isThere(candidate)) {
                erase(procedure);
                throw new NoSuchProcedureException();
            }
            gallery.put(added);
            return added;
        } finally {
            changing.unlock();
        }
    }

    private SitePicture store(Candidate candidate, String label, String account) throws IOException {
        // Any other failure than the one below may come after the row is there: the next start knows.
        String file = files.put(candidate.file());
        try {
            return records.add(candidate, file, label, account);
        } catch (DuplicateKeyException e) {
            files.delete(file);
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
            if (gallery.answers(name)) {
                gallery.put(relabelled);
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
        gallery.remove(removed);
        for (SitePicture picture : removed) {
            files.delete(Objects.requireNonNull(picture.file()));
        }
    }

    private SitePicture find(String name) {
        return records.find(name).orElseThrow(NoSuchSitePictureException::new);
    }
}
