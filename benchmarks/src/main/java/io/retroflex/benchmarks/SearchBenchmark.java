package io.retroflex.benchmarks;

import io.retroflex.gallery.Entry;
import io.retroflex.gallery.ExactGallery;
import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.gallery.GalleryHeader;
import io.retroflex.gallery.LuceneGallery;
import io.retroflex.gallery.Neighbour;
import io.retroflex.vision.model.Embedding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Ten neighbours among 3,500 pictures of 512 numbers, exactly: the size of the paper's gallery. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SearchBenchmark {
    private static final int PICTURES = 3500;
    private static final int DIMENSION = 512;
    private static final int TOGETHER = 8;

    private final GalleryHeader header = new GalleryHeader(DIMENSION, "benchmark", "none");
    private final List<Embedding> queries = new ArrayList<>();
    private final Filter tenth = Filter.equal(Facts.LABEL, "label-3");
    private ExactGallery exact = new ExactGallery(header);
    private final TemporaryFolder folder = temporary();
    private LuceneGallery lucene = LuceneGallery.create(folder.path().resolve("gallery"), header);
    private int next;

    private static TemporaryFolder temporary() {
        try {
            return TemporaryFolder.create("search-benchmark-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills both galleries. */
    @Setup(Level.Trial)
    public void fill() {
        Random random = new Random(7);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            entries.add(new Entry("picture-" + i, embedding(random), Facts.of(Map.of("label", "label-" + i % 10))));
        }
        exact.put(entries);
        exact.commit();
        lucene.put(entries);
        lucene.commit();
        for (int i = 0; i < 64; i++) {
            queries.add(embedding(random));
        }
    }

    private static Embedding embedding(Random random) {
        float[] values = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.normalized(values);
    }

    private Embedding query() {
        return queries.get(next++ & 63);
    }

    /** In memory, all pictures. */
    @Benchmark
    public List<Neighbour> exact() {
        return exact.neighbours(query(), 10, Filter.ALL);
    }

    /** In memory, one label of ten. */
    @Benchmark
    public List<Neighbour> exactFiltered() {
        return exact.neighbours(query(), 10, tenth);
    }

    /** In memory, the twenty nearest of each label: what an audit asks for some photographs together; the time of one. */
    @Benchmark
    @OperationsPerInvocation(TOGETHER)
    public List<SortedMap<String, List<Neighbour>>> exactByLabel() {
        List<Embedding> photographs = new ArrayList<>(TOGETHER);
        for (int i = 0; i < TOGETHER; i++) {
            photographs.add(query());
        }
        return exact.neighboursByLabel(photographs, 20, Filter.ALL);
    }

    /** On disk, all pictures. */
    @Benchmark
    public List<Neighbour> lucene() {
        return lucene.neighbours(query(), 10, Filter.ALL);
    }

    /** On disk, one label of ten. */
    @Benchmark
    public List<Neighbour> luceneFiltered() {
        return lucene.neighbours(query(), 10, tenth);
    }

    /** Closes both, and deletes the one on disk. */
    @TearDown
    public void close() throws IOException {
        exact.close();
        lucene.close();
        folder.close();
    }
}
