package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.util.ArrayList;
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
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** One commit of an index, held open until this is closed. */
final class LuceneReader implements GalleryReader {
    private final GalleryFolder folder;
    private final GalleryHeader header;
    private final DirectoryReader index;
    private final LuceneOrders orders;
    private final int exactUpTo;
    private boolean closed;

    /** Takes over one reference to the index, which closing gives back. */
    LuceneReader(
            GalleryFolder folder, GalleryHeader header, DirectoryReader index, LuceneOrders orders, int exactUpTo) {
        this.folder = folder;
        this.header = header;
        this.index = index;
        this.orders = orders;
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
        int[] documents = folder.explained(() -> {
            FixedBitSet accepted = LuceneFilter.matching(index(), filter);
            return orders.of(index()).rows(accepted::get).toArray();
        });
        for (int document : documents) {
            action.accept(folder.explained(() -> entry(place(document))));
        }
    }

    @Override
    public Page page(Filter filter, int from, int size) {
        return folder.explained(() -> {
            FixedBitSet accepted = LuceneFilter.matching(index(), filter);
            List<Entry> entries = new ArrayList<>();
            for (int document :
                    orders.of(index()).page(accepted::get, from, size).toArray()) {
                entries.add(entry(place(document)));
            }
            return new Page(List.copyOf(entries), accepted.cardinality());
        });
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

    /** Where the document of that number in the index is. */
    private Place place(int document) throws IOException {
        List<LeafReaderContext> leaves = index().leaves();
        LeafReaderContext context = leaves.get(ReaderUtil.subIndex(document, leaves));
        int number = document - context.docBase;
        return new Place(LuceneDocuments.id(context.reader(), number), context.reader(), number);
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
