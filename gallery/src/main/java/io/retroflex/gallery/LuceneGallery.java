package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * A gallery in a folder: a Lucene index that holds ids, facts and embeddings together, so that they commit together.
 * Up to 50,000 pictures that a filter lets through are compared with the query one by one; more are searched by graph,
 * which finds nearly all of the nearest, and finds the same ones every time. One process writes at a time, any number
 * reads. Safe to use from several threads.
 */
public final class LuceneGallery implements Gallery {
    private final GalleryFolder folder;
    private final GalleryHeader header;
    private final Directory directory;
    private final SnapshotDeletionPolicy commits = new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
    private final @Nullable IndexWriter writer;
    private final ReaderManager readers;
    private final LuceneOrders orders = new LuceneOrders();
    private final LuceneSettings settings;
    /** The sums of what was put, or none for what was removed, since the last commit, by id. */
    private final Map<String, Optional<BytesRef>> pending = new HashMap<>();

    private boolean closed;

    private LuceneGallery(GalleryFolder folder, boolean writable, LuceneSettings settings) throws IOException {
        this.folder = folder;
        this.settings = settings;
        this.directory = folder.directory();
        IndexWriter opened = null;
        try {
            // First of all: the folder may be another program's, and a writer clears up what it does not know.
            this.header = folder.header(directory);
            if (writable) {
                opened = new IndexWriter(directory, config());
            }
            this.readers = new ReaderManager(directory);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(opened, directory);
            throw e;
        }
        this.writer = opened;
    }

    /**
     * Makes an empty gallery and opens it.
     *
     * @param path a folder that is empty or does not exist
     * @throws GalleryException if the folder holds a gallery or anything else
     */
    public static LuceneGallery create(Path path, GalleryHeader header) {
        return create(path, header, LuceneSettings.USUAL);
    }

    /** As above, with other settings until it is closed. */
    static LuceneGallery create(Path path, GalleryHeader header, LuceneSettings settings) {
        GalleryFolder folder = new GalleryFolder(path);
        folder.requireFree();
        return folder.explained(() -> {
            try (Directory directory = folder.directory();
                    IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                writer.setLiveCommitData(GalleryFolder.userData(header).entrySet());
                writer.commit();
            }
            return new LuceneGallery(folder, true, settings);
        });
    }

    /**
     * Opens a gallery to read and write.
     *
     * @throws GalleryException if the folder is no gallery, one that cannot be read, or one that is being written
     */
    public static LuceneGallery open(Path path) {
        return open(path, true);
    }

    /**
     * Opens a gallery to read only, also while another process writes it. Shows the last commit there is now, until
     * {@link #refresh}.
     *
     * @throws GalleryException if the folder is no gallery or one that cannot be read
     */
    public static LuceneGallery openReadOnly(Path path) {
        return open(path, false);
    }

    /**
     * Opens the gallery in that folder to read and write, or makes it.
     *
     * @throws GalleryException as {@link #open} and {@link #create}, and if the gallery is of another model than the
     *     header says
     */
    public static LuceneGallery openOrCreate(Path path, GalleryHeader header) {
        if (!new GalleryFolder(path).isGallery()) {
            return create(path, header);
        }
        LuceneGallery gallery = open(path);
        try {
            gallery.requireModel(header.fingerprint());
        } catch (GalleryException e) {
            gallery.close();
            throw e;
        }
        return gallery;
    }

    /**
     * Reads all of a gallery and reports what is wrong with it.
     *
     * @throws GalleryException if the folder is no gallery or is being written
     */
    public static GalleryCheck check(Path path) {
        return new GalleryChecker(new GalleryFolder(path)).run();
    }

    private static LuceneGallery open(Path path, boolean writable) {
        GalleryFolder folder = new GalleryFolder(path);
        folder.requireGallery();
        return folder.explained(() -> new LuceneGallery(folder, writable, LuceneSettings.USUAL));
    }

    private IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.APPEND)
                .setCodec(GalleryVectorsFormat.codec(settings.graphFrom()))
                .setRAMBufferSizeMB(settings.bufferMegabytes())
                .setIndexDeletionPolicy(commits);
    }

    @Override
    public GalleryHeader header() {
        return header;
    }

    @Override
    public synchronized Change put(Collection<Entry> entries) {
        IndexWriter index = writer();
        entries.forEach(entry -> header.requireDimension(entry.embedding().dimension()));
        int added = 0;
        int replaced = 0;
        int unchanged = 0;
        try (LuceneReader committed = reader()) {
            for (Entry entry : entries) {
                BytesRef digest = LuceneDocuments.digest(entry);
                Optional<BytesRef> before = latest(entry.id(), committed);
                if (before.equals(Optional.of(digest))) {
                    unchanged++;
                    continue;
                }
                folder.explained(() -> before.isPresent()
                        ? index.updateDocument(idTerm(entry.id()), LuceneDocuments.of(entry))
                        : index.addDocument(LuceneDocuments.of(entry)));
                pending.put(entry.id(), Optional.of(digest));
                if (before.isPresent()) {
                    replaced++;
                } else {
                    added++;
                }
            }
        }
        return new Change(added, replaced, unchanged);
    }

    @Override
    public synchronized int remove(Collection<String> ids) {
        IndexWriter index = writer();
        int removed = 0;
        try (LuceneReader committed = reader()) {
            for (String id : ids) {
                if (latest(id, committed).isPresent()) {
                    folder.explained(() -> index.deleteDocuments(idTerm(id)));
                    pending.put(id, Optional.empty());
                    removed++;
                }
            }
        }
        return removed;
    }

    @Override
    public synchronized void commit() {
        IndexWriter index = writer();
        folder.explained(index::commit);
        pending.clear();
        refresh();
    }

    /** Shows the last commit of whichever process made it. */
    public void refresh() {
        folder.explained(() -> {
            readers.maybeRefreshBlocking();
            return readers;
        });
    }

    /**
     * Copies the last commit, whole and consistent, while the gallery may be used and written.
     *
     * @param target a folder that is empty or does not exist
     * @throws GalleryException if the target holds anything
     */
    public void copyTo(Path target) {
        GalleryFolder copy = new GalleryFolder(target);
        copy.requireFree();
        folder.explained(() -> {
            if (writer == null) {
                try (LuceneReader reader = reader()) {
                    GalleryCopy.copy(directory, reader.commit(), copy);
                }
            } else {
                IndexCommit commit = commits.snapshot();
                try {
                    GalleryCopy.copy(directory, commit, copy);
                } finally {
                    commits.release(commit);
                }
            }
            return copy;
        });
    }

    @Override
    public GalleryReader snapshot() {
        return reader();
    }

    private LuceneReader reader() {
        DirectoryReader index;
        try {
            index = folder.explained(readers::acquire);
        } catch (AlreadyClosedException e) {
            throw new IllegalStateException(this + " is closed", e);
        }
        return new LuceneReader(folder, header, index, orders, settings.exactUpTo());
    }

    @Override
    public int size() {
        try (LuceneReader reader = reader()) {
            return reader.size();
        }
    }

    @Override
    public Optional<Entry> get(String id) {
        try (LuceneReader reader = reader()) {
            return reader.get(id);
        }
    }

    @Override
    public List<Neighbour> neighbours(Embedding query, int k, Filter filter) {
        try (LuceneReader reader = reader()) {
            return reader.neighbours(query, k, filter);
        }
    }

    @Override
    public SortedMap<String, Integer> countByLabel() {
        try (LuceneReader reader = reader()) {
            return reader.countByLabel();
        }
    }

    @Override
    public void forEach(Filter filter, Consumer<Entry> action) {
        try (LuceneReader reader = reader()) {
            reader.forEach(filter, action);
        }
    }

    @Override
    public Page page(Filter filter, int from, int size) {
        try (LuceneReader reader = reader()) {
            return reader.page(filter, from, size);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        folder.explained(() -> {
            try (directory;
                    readers) {
                if (writer != null && pending.isEmpty()) {
                    // Merges under way are finished and kept; they change nothing of what the gallery holds.
                    writer.close();
                } else if (writer != null) {
                    writer.rollback();
                }
            }
            return folder;
        });
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private Optional<BytesRef> latest(String id, LuceneReader committed) {
        Optional<BytesRef> change = pending.get(id);
        return change != null ? change : committed.digest(id);
    }

    private IndexWriter writer() {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
        if (writer == null) {
            throw new IllegalStateException(this + " is open to read only");
        }
        return writer;
    }

    private static Term idTerm(String id) {
        return new Term(LuceneDocuments.ID, id);
    }
}
