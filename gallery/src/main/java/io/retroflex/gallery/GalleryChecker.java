package io.retroflex.gallery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Reads all of a gallery: first whether its files are whole, then whether what they hold is a gallery's. Uses nothing
 * of the rest but the layout of a document, so that both do not share a mistake.
 */
final class GalleryChecker {
    private final GalleryFolder folder;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int entries;

    GalleryChecker(GalleryFolder folder) {
        this.folder = folder;
    }

    GalleryCheck run() {
        folder.requireGallery();
        return folder.explained(() -> {
            try (Directory directory = folder.directory()) {
                checkFiles(directory);
                if (problems.isEmpty()) {
                    checkEntries(directory);
                }
            }
            return new GalleryCheck(entries, problems);
        });
    }

    private void checkFiles(Directory directory) throws IOException {
        try (CheckIndex check = new CheckIndex(directory)) {
            check.setInfoStream(new PrintStream(OutputStream.nullOutputStream()));
            CheckIndex.Status status = check.checkIndex();
            for (CheckIndex.Status.SegmentInfoStatus segment : status.segmentInfos) {
                if (segment.error != null) {
                    problems.add("segment " + segment.name + ": " + segment.error.getMessage());
                }
            }
            if (!status.clean && problems.isEmpty()) {
                problems.add("the list of segments cannot be read");
            }
        } catch (CorruptIndexException e) {
            problems.add(e.getMessage());
        }
    }

    private void checkEntries(Directory directory) throws IOException {
        GalleryHeader header;
        try {
            header = folder.header(directory);
        } catch (GalleryException e) {
            problems.add(e.getMessage());
            return;
        }
        try (DirectoryReader index = DirectoryReader.open(directory)) {
            for (LeafReaderContext context : index.leaves()) {
                checkSegment(header, context.reader());
            }
        }
    }

    private void checkSegment(GalleryHeader header, LeafReader leaf) throws IOException {
        FloatVectorValues vectors = leaf.getFloatVectorValues(LuceneDocuments.EMBEDDING);
        if (vectors == null || vectors.dimension() != header.dimension() || vectors.size() != leaf.maxDoc()) {
            problems.add("a segment of " + leaf.maxDoc() + " pictures has not one embedding of dimension "
                    + header.dimension() + " for each");
            return;
        }
        Bits live = leaf.getLiveDocs();
        KnnVectorValues.DocIndexIterator iterator = vectors.iterator();
        for (int document = 0; document < leaf.maxDoc(); document++) {
            if (iterator.nextDoc() != document || iterator.index() != document) {
                problems.add("the embeddings of a segment are not in the order of its pictures");
                return;
            }
            if (live == null || live.get(document)) {
                checkEntry(leaf, document);
            }
        }
    }

    private void checkEntry(LeafReader leaf, int document) throws IOException {
        String id = LuceneDocuments.id(leaf, document);
        if (!ids.add(id)) {
            problems.add("the id " + id + " is there more than once");
        }
        try {
            Entry entry =
                    new Entry(id, LuceneDocuments.embedding(leaf, document), LuceneDocuments.facts(leaf, document));
            BytesRef digest = LuceneDocuments.storedDigest(leaf, document);
            if (!LuceneDocuments.digest(entry).equals(digest)) {
                problems.add("the picture " + id + " is not what was put: its sum differs");
            }
            entries++;
        } catch (IllegalArgumentException e) {
            problems.add("the picture " + id + ": " + e.getMessage());
        }
    }
}
