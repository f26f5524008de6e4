package io.retroflex.gallery;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.search.knn.KnnSearchStrategy;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * Finds candidates for the nearest: all that the filter lets through if they are few enough to be scanned, else those
 * that the graphs of the segments lead to.
 */
final class LuceneSearch {
    /** More neighbours than this are not what graphs are for: walking them would cost more than the scan. */
    private static final int MAX_GRAPH_K = 1000;

    /**
     * A graph is walked over bytes, which misses some of the nearest; taking twice as many as asked, and this many at
     * least, and ranking them anew by their floats brings the recall at 10 from about .95 to above .99.
     */
    private static final int MIN_GRAPH_CANDIDATES = 32;

    private final List<LeafReaderContext> leaves;
    private final float[] query;
    private final int k;
    private final int exactUpTo;
    private final LuceneCandidates candidates;

    /** Scans up to {@code exactUpTo} pictures; more are searched by graph. */
    LuceneSearch(List<LeafReaderContext> leaves, float[] query, int k, int exactUpTo) {
        this.leaves = leaves;
        this.query = query;
        this.k = k;
        this.exactUpTo = exactUpTo;
        this.candidates = new LuceneCandidates(leaves);
    }

    List<Neighbour> run(Filter filter) throws IOException {
        FixedBitSet[] accepted = new FixedBitSet[leaves.size()];
        int[] sizes = new int[accepted.length];
        long total = 0;
        for (int i = 0; i < accepted.length; i++) {
            accepted[i] = LuceneFilter.matching(leaves.get(i).reader(), filter);
            sizes[i] = accepted[i].cardinality();
            total += sizes[i];
        }
        boolean scan = total <= exactUpTo || k > MAX_GRAPH_K;
        for (int i = 0; i < accepted.length; i++) {
            if (sizes[i] == 0) {
                continue;
            }
            if (scan || !walk(leaves.get(i), accepted[i], sizes[i])) {
                scan(leaves.get(i), accepted[i]);
            }
        }
        return candidates.nearest(query, k);
    }

    private void scan(LeafReaderContext leaf, Bits accepted) throws IOException {
        FloatVectorValues vectors = leaf.reader().getFloatVectorValues(LuceneDocuments.EMBEDDING);
        VectorScorer.Bulk scorer = vectors.rescorer(query).bulk(null);
        DocAndFloatFeatureBuffer batch = new DocAndFloatFeatureBuffer();
        do {
            scorer.nextDocsAndScores(DocIdSetIterator.NO_MORE_DOCS, accepted, batch);
            for (int i = 0; i < batch.size; i++) {
                // Lucene's score of a dot product is (1 + product) / 2.
                candidates.add(leaf.docBase + batch.docs[i], 2 * batch.features[i] - 1);
            }
        } while (batch.size > 0);
    }

    /** Takes candidates from the segment's graph; gives up, with false, where that visits more vectors than a scan. */
    private boolean walk(LeafReaderContext leaf, FixedBitSet accepted, int size) throws IOException {
        int wanted = Math.max(MIN_GRAPH_CANDIDATES, 2 * k);
        TopKnnCollector collector = new TopKnnCollector(wanted, size, KnnSearchStrategy.Hnsw.DEFAULT);
        AcceptDocs documents = AcceptDocs.fromIteratorSupplier(
                () -> new BitSetIterator(accepted, size), null, leaf.reader().maxDoc());
        leaf.reader().searchNearestVectors(LuceneDocuments.EMBEDDING, query, collector, documents);
        ScoreDoc[] found = collector.topDocs().scoreDocs;
        if (collector.earlyTerminated() || found.length < Math.min(wanted, size)) {
            return false;
        }
        float[] padded = InnerProduct.padded(query);
        FloatVectorValues vectors = leaf.reader().getFloatVectorValues(LuceneDocuments.EMBEDDING);
        for (ScoreDoc document : found) {
            float[] values = InnerProduct.padded(vectors.vectorValue(document.doc));
            candidates.add(leaf.docBase + document.doc, InnerProduct.of(values, padded));
        }
        return true;
    }
}
