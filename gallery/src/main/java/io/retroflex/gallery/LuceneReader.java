package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** One commit of an index, held open until this is closed. */
final class LuceneReader implements GalleryReader {
    private final GalleryFolder folder;
    private final GalleryHeader header;
    private final DirectoryReader index;
    private final int exactUpTo;
    private boolean closed;

    /** Takes over one reference to the index, which closing gives back. */
    LuceneReader(GalleryFolder folder, GalleryHeader header, DirectoryReader index, int exactUpTo) {
        this.folder = folder;
        this.header = header;
        this.index = index;
        this.exactUpTo = exactUpTo;
    }

    @Override
    public int size() {
        return index().numDocs();
    }

    @Override
    public Optional<Entry> get(String id) {
        return folder.explained(() -> {
            Place place = find(id);
            return place == null ? Optional.empty() : Optional.of(entry(place));
        });
    }

    /** The sum of the picture of that id, if the gallery has it. */
    Optional<BytesRef> digest(String id) {
        return folder.explained(() -> {
            Place place = find(id);
            return place == null
                    ? Optional.empty()
                    : Optional.of(LuceneDocuments.storedDigest(place.leaf(), place.document()));
        });
    }

    @Override
    public List<Neighbour> neighbours(Embedding query, int k, Filter filter) {
        header.requireQuery(query, k);
        return folder.explained(() -> new LuceneSearch(index().leaves(), query.values(), k, exactUpTo).run(filter));
    }

    @Override
    public SortedMap<String, Integer> countByLabel() {
        return folder.explained(() -> {
            SortedMap<String, Integer> counts = new TreeMap<>();
            int labelled = 0;
            for (LeafReaderContext leaf : index().leaves()) {
                labelled += LuceneLabels.count(leaf.reader(), counts);
            }
            if (labelled < size()) {
                counts.put("", size() - labelled);
            }
            return counts;
        });
    }

    @Override
    public void forEach(Filter filter, Consumer<Entry> action) {
        List<Place> places = folder.explained(() -> places(filter));
        for (Place place : places) {
            action.accept(folder.explained(() -> entry(place)));
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            folder.explained(() -> {
                index.decRef();
                return index;
            });
        }
    }

    /** The commit that this reader shows. */
    IndexCommit commit() throws IOException {
        return index().getIndexCommit();
    }

    private List<Place> places(Filter filter) throws IOException {
        List<Place> places = new ArrayList<>();
        for (LeafReaderContext context : index().leaves()) {
            LeafReader leaf = context.reader();
            FixedBitSet matching = LuceneFilter.matching(leaf, filter);
            BitSetIterator documents = new BitSetIterator(matching, matching.length());
            int document = documents.nextDoc();
            while (document != DocIdSetIterator.NO_MORE_DOCS) {
                places.add(new Place(LuceneDocuments.id(leaf, document), leaf, document));
                document = documents.nextDoc();
            }
        }
        places.sort(Comparator.comparing(Place::id));
        return places;
    }

    private @Nullable Place find(String id) throws IOException {
        for (LeafReaderContext context : index().leaves()) {
            LeafReader leaf = context.reader();
            PostingsEnum documents = leaf.postings(new Term(LuceneDocuments.ID, id), PostingsEnum.NONE);
            if (documents == null) {
                continue;
            }
            Bits live = leaf.getLiveDocs();
            int document = documents.nextDoc();
            while (document != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(document)) {
                    return new Place(id, leaf, document);
                }
                document = documents.nextDoc();
            }
        }
        return null;
    }

    private static Entry entry(Place place) throws IOException {
        return new Entry(
                place.id(),
                LuceneDocuments.embedding(place.leaf(), place.document()),
                LuceneDocuments.facts(place.leaf(), place.document()));
    }

    private synchronized DirectoryReader index() {
        if (closed) {
            throw new IllegalStateException("this snapshot of " + folder + " is closed");
        }
        return index;
    }

    /** Where a picture is. */
    private record Place(String id, LeafReader leaf, int document) {}
}
