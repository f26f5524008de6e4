package io.retroflex.gallery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.hnsw.FloatHeap;

/**
 * Documents that may be among the nearest, with a rough cosine each. In the end the stored floats decide: cosines are
 * computed as {@link ExactGallery} computes them, so that equal embeddings have equal cosines and ties go by id.
 */
final class LuceneCandidates {
    /** Covers the rounding of two ways to sum up to 4096 products, so that no neighbour is lost to it. */
    private static final float ROUNDING = 1e-5f;

    private final List<LeafReaderContext> leaves;
    private float[] cosines = new float[64];
    private int[] documents = new int[64];
    private int size;

    LuceneCandidates(List<LeafReaderContext> leaves) {
        this.leaves = leaves;
    }

    /** Adds a document by its number in the whole index; the cosine is right up to rounding. */
    void add(int document, float cosine) {
        if (size == cosines.length) {
            cosines = Arrays.copyOf(cosines, 2 * size);
            documents = Arrays.copyOf(documents, 2 * size);
        }
        cosines[size] = cosine;
        documents[size++] = document;
    }

    /** The {@code k} nearest to the query, or all if they are fewer. */
    List<Neighbour> nearest(float[] query, int k) throws IOException {
        if (size == 0) {
            return List.of();
        }
        int wanted = Math.min(k, size);
        float least = kth(wanted) - ROUNDING;
        float[] padded = InnerProduct.padded(query);
        List<Candidate> ranked = new ArrayList<>(wanted);
        for (int i = 0; i < size; i++) {
            if (cosines[i] >= least) {
                ranked.add(candidate(documents[i], padded));
            }
        }
        ranked.sort(Candidate.NEAREST_FIRST);
        List<Neighbour> neighbours = new ArrayList<>(wanted);
        for (Candidate candidate : ranked.subList(0, wanted)) {
            Facts facts = LuceneDocuments.facts(candidate.leaf(), candidate.document());
            neighbours.add(new Neighbour(candidate.id(), facts, candidate.cosine()));
        }
        return neighbours;
    }

    private float kth(int k) {
        FloatHeap best = new FloatHeap(k);
        for (int i = 0; i < size; i++) {
            best.offer(cosines[i]);
        }
        return best.peek();
    }

    private Candidate candidate(int document, float[] padded) throws IOException {
        LeafReaderContext context = leaves.get(ReaderUtil.subIndex(document, leaves));
        LeafReader leaf = context.reader();
        int number = document - context.docBase;
        float[] values = LuceneDocuments.embedding(leaf, number).values();
        float cosine = InnerProduct.of(InnerProduct.padded(values), padded);
        return new Candidate(leaf, number, LuceneDocuments.id(leaf, number), cosine);
    }

    private record Candidate(LeafReader leaf, int document, String id, float cosine) {
        static final Comparator<Candidate> NEAREST_FIRST =
                Comparator.comparingDouble(Candidate::cosine).reversed().thenComparing(Candidate::id);
    }
}
