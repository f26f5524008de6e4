package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A gallery in memory, searched exactly: every embedding is compared with the query. Committed states are immutable and
 * share what did not change, so reading never waits for writing.
 */
public final class ExactGallery implements Gallery {
    private final GalleryHeader header;
    private final String name;
    /** What was put (an entry) or removed (none) since the last commit, by id. */
    private final Map<String, Optional<Entry>> pending = new LinkedHashMap<>();

    private volatile ExactSnapshot committed;
    private volatile boolean closed;

    /** An empty gallery. */
    public ExactGallery(GalleryHeader header) {
        this(header, "the gallery in memory");
    }

    /**
     * An empty gallery.
     *
     * @param name for messages
     */
    public ExactGallery(GalleryHeader header, String name) {
        this.header = header;
        this.name = name;
        this.committed = ExactSnapshot.empty(header);
    }

    /** A gallery with the pictures of another, as they are now. */
    public static ExactGallery copyOf(GalleryHeader header, GalleryReader source) {
        ExactGallery copy = new ExactGallery(header);
        source.forEach(Filter.ALL, entry -> copy.put(List.of(entry)));
        copy.commit();
        return copy;
    }

    @Override
    public GalleryHeader header() {
        return header;
    }

    @Override
    public synchronized Change put(Collection<Entry> entries) {
        requireOpen();
        entries.forEach(entry -> header.requireDimension(entry.embedding().dimension()));
        int added = 0;
        int replaced = 0;
        int unchanged = 0;
        for (Entry entry : entries) {
            Optional<Entry> before = latest(entry.id());
            if (before.equals(Optional.of(entry))) {
                unchanged++;
                continue;
            }
            pending.put(entry.id(), Optional.of(entry));
            if (before.isPresent()) {
                replaced++;
            } else {
                added++;
            }
        }
        return new Change(added, replaced, unchanged);
    }

    @Override
    public synchronized int remove(Collection<String> ids) {
        requireOpen();
        int removed = 0;
        for (String id : ids) {
            if (latest(id).isPresent()) {
                pending.put(id, Optional.empty());
                removed++;
            }
        }
        return removed;
    }

    @Override
    public synchronized void commit() {
        requireOpen();
        if (!pending.isEmpty()) {
            committed = committed.with(pending);
            pending.clear();
        }
    }

    @Override
    public GalleryReader snapshot() {
        return current();
    }

    @Override
    public int size() {
        return current().size();
    }

    @Override
    public Optional<Entry> get(String id) {
        return current().get(id);
    }

    @Override
    public List<Neighbour> neighbours(Embedding query, int k, Filter filter) {
        return current().neighbours(query, k, filter);
    }

    @Override
    public List<SortedMap<String, List<Neighbour>>> neighboursByLabel(List<Embedding> queries, int k, Filter filter) {
        return current().neighboursByLabel(queries, k, filter);
    }

    @Override
    public SortedMap<String, Integer> countByLabel() {
        return current().countByLabel();
    }

    @Override
    public void forEach(Filter filter, Consumer<Entry> action) {
        current().forEach(filter, action);
    }

    @Override
    public Page page(Filter filter, int from, int size) {
        return current().page(filter, from, size);
    }

    @Override
    public synchronized void close() {
        closed = true;
        pending.clear();
        committed = ExactSnapshot.empty(header);
    }

    @Override
    public String toString() {
        return name;
    }

    private Optional<Entry> latest(String id) {
        Optional<Entry> change = pending.get(id);
        return change != null ? change : committed.get(id);
    }

    private ExactSnapshot current() {
        requireOpen();
        return committed;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
    }
}
