package io.retroflex.gallery;

import java.io.IOException;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/**
 * How embeddings lie in the index: as floats, as bytes for the graph, and a graph where a segment is large enough to
 * need one. Lucene's own format with a higher limit on the dimension. Public because Lucene finds it by its name.
 */
public final class GalleryVectorsFormat extends KnnVectorsFormat {
    /** The name that an index remembers; the number changes when an index could not be read any more. */
    static final String NAME = "RetroflexGallery1";

    /** Below this size a segment is read faster than a graph of it is built and walked. */
    static final int GRAPH_FROM = 10_000;

    /** Neighbours of a node, and candidates while it is linked: Malkov and Yashunin's M and efConstruction. */
    private static final int CONNECTIONS = 16;

    private static final int BEAM_WIDTH = 100;

    private final KnnVectorsFormat format;

    /** The format as galleries are read and, ordinarily, written. */
    public GalleryVectorsFormat() {
        this(GRAPH_FROM);
    }

    /** Builds graphs for segments from about this size on; an index is read the same way whatever it was. */
    GalleryVectorsFormat(int graphFrom) {
        super(NAME);
        // Lucene asks for k such that a search for k neighbours is expected to visit k * ln(size) vectors.
        int threshold = (int) (graphFrom / Math.log(Math.max(graphFrom, 2)));
        this.format = new Lucene104HnswScalarQuantizedVectorsFormat(
                ScalarEncoding.UNSIGNED_BYTE, CONNECTIONS, BEAM_WIDTH, 1, null, threshold);
    }

    /** Lucene's codec with this format for embeddings. */
    static Codec codec(int graphFrom) {
        KnnVectorsFormat format = new GalleryVectorsFormat(graphFrom);
        return new Lucene104Codec() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return format;
            }
        };
    }

    @Override
    public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
        return format.fieldsWriter(state);
    }

    @Override
    public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
        return format.fieldsReader(state);
    }

    @Override
    public int getMaxDimensions(String field) {
        return GalleryHeader.MAX_DIMENSION;
    }
}
