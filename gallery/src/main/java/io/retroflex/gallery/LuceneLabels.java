package io.retroflex.gallery;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Counts the labels of a segment from its terms. */
final class LuceneLabels {
    private LuceneLabels() {}

    /** Adds a segment's labels to the counts; returns how many pictures have one. */
    static int count(LeafReader leaf, Map<String, Integer> counts) throws IOException {
        Terms terms = leaf.terms(LuceneDocuments.COLUMN);
        if (terms == null) {
            return 0;
        }
        return count(leaf, terms.iterator(), LuceneDocuments.termPrefix(Facts.LABEL), counts)
                + count(leaf, terms.iterator(), LuceneDocuments.sumPrefix(Facts.LABEL), counts);
    }

    private static int count(LeafReader leaf, TermsEnum term, BytesRef prefix, Map<String, Integer> counts)
            throws IOException {
        int all = 0;
        PostingsEnum documents = null;
        Bits live = leaf.getLiveDocs();
        boolean found = term.seekCeil(prefix) != TermsEnum.SeekStatus.END;
        while (found && StringHelper.startsWith(term.term(), prefix)) {
            documents = term.postings(documents, PostingsEnum.NONE);
            int first = DocIdSetIterator.NO_MORE_DOCS;
            int count = 0;
            int document = documents.nextDoc();
            while (document != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(document)) {
                    first = count == 0 ? document : first;
                    count++;
                }
                document = documents.nextDoc();
            }
            if (count > 0) {
                // The term of a long label is a sum, so a picture that has it is asked.
                counts.merge(LuceneDocuments.facts(leaf, first).label(), count, Integer::sum);
                all += count;
            }
            found = term.next() != null;
        }
        return all;
    }
}
