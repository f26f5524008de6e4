package io.retroflex.gallery;

import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * How an entry becomes a document of the index and back. Every document has an embedding, so a document's number in its
 * segment is its vector's too.
 */
final class LuceneDocuments {
    /** The id: a term to find it by, and a value to show it. */
    static final String ID = "id";
    /** A sum of all that an entry holds: whether it changed is answered without reading it. */
    static final String DIGEST = "digest";
    /** All columns, as they are. */
    static final String FACTS = "facts";
    /** A term for every column and its value, to filter by. */
    static final String COLUMN = "column";
    /** The embedding. */
    static final String EMBEDDING = "embedding";

    /** Terms are short; a longer value is found by its sum. Lucene's own limit is 32,766 bytes. */
    private static final int MAX_TERM_BYTES = 512;

    private LuceneDocuments() {}

    static Document of(Entry entry) {
        Document document = new Document();
        document.add(new StringField(ID, entry.id(), Store.NO));
        document.add(new BinaryDocValuesField(ID, new BytesRef(entry.id())));
        document.add(new BinaryDocValuesField(DIGEST, digest(entry)));
        document.add(new StoredField(FACTS, bytes(entry.facts())));
        entry.facts()
                .columns()
                .forEach((column, value) -> document.add(new StringField(COLUMN, term(column, value), Store.NO)));
        document.add(
                new KnnFloatVectorField(EMBEDDING, entry.embedding().values(), VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    static Facts facts(LeafReader leaf, int document) throws IOException {
        BytesRef bytes = leaf.storedFields().document(document, Set.of(FACTS)).getBinaryValue(FACTS);
        if (bytes == null) {
            throw new CorruptIndexException("document " + document + " has no facts", leaf.toString());
        }
        return new Facts(
                new TreeMap<>(new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length).readMapOfStrings()));
    }

    static String id(LeafReader leaf, int document) throws IOException {
        return value(leaf, ID, document).utf8ToString();
    }

    static BytesRef storedDigest(LeafReader leaf, int document) throws IOException {
        return BytesRef.deepCopyOf(value(leaf, DIGEST, document));
    }

    private static BytesRef value(LeafReader leaf, String field, int document) throws IOException {
        BinaryDocValues values = leaf.getBinaryDocValues(field);
        if (values == null || !values.advanceExact(document)) {
            throw new CorruptIndexException("document " + document + " has no " + field, leaf.toString());
        }
        return values.binaryValue();
    }

    static Embedding embedding(LeafReader leaf, int document) throws IOException {
        return new Embedding(
                leaf.getFloatVectorValues(EMBEDDING).vectorValue(document).clone());
    }

    /** SHA-256 of facts and embedding: equal for equal entries only. */
    static BytesRef digest(Entry entry) {
        MessageDigest digest = sha256();
        digest.update(bytes(entry.facts()).bytes);
        float[] values = entry.embedding().values();
        ByteBuffer floats = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        floats.asFloatBuffer().put(values);
        digest.update(floats);
        return new BytesRef(digest.digest());
    }

    /** The term of a column's value; the column's length keeps "a" + "bc" and "ab" + "c" apart. */
    static BytesRef term(String column, String value) {
        BytesRef term = new BytesRef(termPrefix(column).utf8ToString() + value);
        return term.length <= MAX_TERM_BYTES
                ? term
                : new BytesRef(sumPrefix(column).utf8ToString() + sum(value));
    }

    /** What the terms of a column's short values begin with; the value follows. */
    static BytesRef termPrefix(String column) {
        return new BytesRef(column.length() + ":" + column);
    }

    /** What the terms of a column's long values begin with; only their sum follows. */
    static BytesRef sumPrefix(String column) {
        return new BytesRef("#" + sum(column));
    }

    private static String sum(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static BytesRef bytes(Facts facts) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        out.writeMapOfStrings(facts.columns());
        return new BytesRef(out.toArrayCopy());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
