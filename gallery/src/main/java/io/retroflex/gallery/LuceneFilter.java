package io.retroflex.gallery;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** Answers a filter from the terms of a segment, without reading its documents. */
final class LuceneFilter {
    private LuceneFilter() {}

    /** The documents of the segment that are not deleted and that the filter lets through. */
    static FixedBitSet matching(LeafReader leaf, Filter filter) throws IOException {
        FixedBitSet bits = bits(leaf, filter);
        Bits live = leaf.getLiveDocs();
        if (live != null) {
            bits.and(FixedBitSet.copyOf(live));
        }
        return bits;
    }

    /** The same of all segments, by the documents' numbers in the index. */
    static FixedBitSet matching(IndexReader index, Filter filter) throws IOException {
        FixedBitSet matching = new FixedBitSet(index.maxDoc());
        for (LeafReaderContext context : index.leaves()) {
            FixedBitSet bits = matching(context.reader(), filter);
            FixedBitSet.orRange(bits, 0, matching, context.docBase, bits.length());
        }
        return matching;
    }

    private static FixedBitSet bits(LeafReader leaf, Filter filter) throws IOException {
        return switch (filter) {
            case Filter.All all -> every(leaf);
            case Filter.In in -> in(leaf, in.column(), in.values());
            case Filter.Not not -> {
                FixedBitSet bits = bits(leaf, not.condition());
                bits.flip(0, bits.length());
                yield bits;
            }
            case Filter.And and -> {
                FixedBitSet bits = every(leaf);
                for (Filter condition : and.conditions()) {
                    bits.and(bits(leaf, condition));
                }
                yield bits;
            }
            case Filter.Or or -> {
                FixedBitSet bits = new FixedBitSet(leaf.maxDoc());
                for (Filter condition : or.conditions()) {
                    bits.or(bits(leaf, condition));
                }
                yield bits;
            }
        };
    }

    private static FixedBitSet every(LeafReader leaf) {
        FixedBitSet bits = new FixedBitSet(leaf.maxDoc());
        bits.set(0, bits.length());
        return bits;
    }

    private static FixedBitSet in(LeafReader leaf, String column, Set<String> values) throws IOException {
        FixedBitSet bits = new FixedBitSet(leaf.maxDoc());
        Terms terms = leaf.terms(LuceneDocuments.COLUMN);
        if (terms == null) {
            return bits;
        }
        TermsEnum term = terms.iterator();
        PostingsEnum documents = null;
        for (String value : values) {
            if (term.seekExact(LuceneDocuments.term(column, value))) {
                documents = term.postings(documents, PostingsEnum.NONE);
                bits.or(documents);
            }
        }
        return bits;
    }
}
