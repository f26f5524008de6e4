package io.retroflex.gallery;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;

/** The documents of an index by their ids, for each commit that is open: every reader of a commit shares its order. */
final class LuceneOrders {
    private final Map<CacheKey, IdOrder> orders = new WeakHashMap<>();

    /** The order of all documents, by their numbers in the index, those that are deleted among them. */
    synchronized IdOrder of(DirectoryReader index) throws IOException {
        CacheKey commit = Objects.requireNonNull(index.getReaderCacheHelper()).getKey();
        IdOrder order = orders.get(commit);
        if (order == null) {
            order = new IdOrder(ids(index));
            orders.put(commit, order);
        }
        return order;
    }

    private static String[] ids(DirectoryReader index) throws IOException {
        String[] ids = new String[index.maxDoc()];
        for (LeafReaderContext context : index.leaves()) {
            LeafReader leaf = context.reader();
            for (int document = 0; document < leaf.maxDoc(); document++) {
                ids[context.docBase + document] = LuceneDocuments.id(leaf, document);
            }
        }
        return ids;
    }
}
