package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Operations;
import io.retroflex.vision.onnx.OnnxNetwork;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Normalization;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Preprocessing;
import io.retroflex.vision.picture.Symmetry;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Makes embeddings of pictures with a model of two branches, or of one.
 *
 * <p>Preparing a picture and running the network are two steps, so that pictures can be prepared on other threads while
 * the network runs; {@link EmbeddingStream} does that for files.
 */
public final class DualEmbedder implements PictureEmbedder, AutoCloseable {
    private final ModelDescription description;
    private final String fingerprint;
    private final List<Preprocessing> views;
    private final OnnxNetwork network;
    private final EmbedderOptions options;
    private final ExecutorService runners;

    private DualEmbedder(Model model, OnnxNetwork network, EmbedderOptions options) {
        this.description = model.description();
        this.fingerprint = model.fingerprint();
        this.views = description.views();
        this.network = network;
        this.options = options;
        this.runners = Executors.newFixedThreadPool(
                options.runs(), Thread.ofPlatform().daemon().name("network-", 0).factory());
    }

    /**
     * Builds the network of a model.
     *
     * @throws CheckpointException if an adapter does not fit its base
     */
    public static DualEmbedder of(Model model, EmbedderOptions options) throws CheckpointException {
        ModelDescription description = model.description();
        List<OnnxNetwork.Input> inputs = new ArrayList<>();
        List<Preprocessing> views = description.views();
        for (int i = 0; i < views.size(); i++) {
            Framing framing = views.get(i).framing();
            inputs.add(new OnnxNetwork.Input(inputName(i), framing.height(), framing.width()));
        }
        OnnxNetwork.Description network = new OnnxNetwork.Description() {
            @Override
            public <T> Map<String, T> describe(Operations<T> operations, Map<String, T> edges) {
                return Map.of("embedding", description.embed(operations, List.copyOf(edges.values())));
            }
        };
        return new DualEmbedder(
                model,
                OnnxNetwork.build(network, inputs, model.weights(), model.frozenWeights(), options.threads()),
                options);
    }

    private static String inputName(int view) {
        return "view" + view;
    }

    /** The dimension of the embeddings. */
    public int dimension() {
        return description.dimension();
    }

    /** Whose embeddings these are; see {@link Model#fingerprint}. */
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public int batch() {
        return options.batch() * options.runs();
    }

    /** How many pictures one run of the network looks at, at most. */
    public int picturesOfARun() {
        return Math.max(1, options.batch() / looks());
    }

    /** Makes a picture ready for the network; any number of threads may do so. */
    public Prepared prepare(Picture picture) {
        Map<Framing, Picture> framed = new LinkedHashMap<>();
        return prepareFramed(framing -> framed.computeIfAbsent(framing, unseen -> unseen.apply(picture)));
    }

    @Override
    public Prepared prepareFramed(Function<Framing, Picture> framed) {
        return new Prepared(
                views.stream().map(view -> framed.apply(view.framing())).toList());
    }

    /** How often the network looks at a picture: as it is, and after each symmetry. */
    private int looks() {
        return 1 + description.symmetries().size();
    }

    /**
     * A picture at the size of the network: for each branch that looks in another way what it sees. Bytes, which take a
     * twelfth of the numbers of three looks while they wait for the network.
     */
    public static final class Prepared {
        private final List<Picture> views;

        private Prepared(List<Picture> views) {
            this.views = views;
        }
    }

    /** The embeddings of pictures, in their order. */
    public List<Embedding> embed(List<Picture> pictures) {
        return embedPrepared(pictures.stream().map(this::prepare).toList());
    }

    /** The embedding of a picture. */
    public Embedding embed(Picture picture) {
        return embed(List.of(picture)).getFirst();
    }

    @Override
    public List<Embedding> embedPrepared(List<Prepared> pictures) {
        if (pictures.isEmpty()) {
            return List.of();
        }
        int most = picturesOfARun();
        if (pictures.size() <= most) {
            // Whoever asks waits for it anyhow, and need not wait for another thread to wake too.
            return run(pictures);
        }
        List<Future<List<Embedding>>> runs = new ArrayList<>();
        for (int from = 0; from < pictures.size(); from += most) {
            List<Prepared> batch = pictures.subList(from, Math.min(from + most, pictures.size()));
            runs.add(runners.submit(() -> run(batch)));
        }
        List<Embedding> embeddings = new ArrayList<>(pictures.size());
        for (Future<List<Embedding>> run : runs) {
            embeddings.addAll(result(run));
        }
        return embeddings;
    }

    private static List<Embedding> result(Future<List<Embedding>> run) {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the network ran", e);
        }
    }

    private List<Embedding> run(List<Prepared> pictures) {
        try (Arena arena = Arena.ofConfined()) {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            for (int view = 0; view < views.size(); view++) {
                Framing framing = views.get(view).framing();
                int[] shape = {looks() * pictures.size(), 3, framing.height(), framing.width()};
                inputs.put(inputName(view), new Tensor(Tensor.Type.F32, shape, numbers(arena, pictures, view)));
            }
            float[] values = network.run(inputs).get("embedding").floats();
            List<Embedding> embeddings = new ArrayList<>(pictures.size());
            for (int from = 0; from < values.length; from += looks() * dimension()) {
                embeddings.add(embedding(values, from));
            }
            return embeddings;
        }
    }

    /** What the network made of the looks at one picture, which stand one after the other, as one embedding. */
    private Embedding embedding(float[] values, int from) {
        float[] sum = Arrays.copyOfRange(values, from, from + dimension());
        if (looks() == 1) {
            return new Embedding(sum);
        }
        for (int i = dimension(); i < looks() * dimension(); i++) {
            sum[i % dimension()] += values[from + i];
        }
        return Embedding.normalized(sum);
    }

    /**
     * The looks at the pictures in the numbers that the network takes, {@code float[pictures * looks][3][height][width]},
     * outside the heap, where ONNX Runtime reads them without another copy.
     */
    private MemorySegment numbers(Arena arena, List<Prepared> pictures, int view) {
        Framing framing = views.get(view).framing();
        long size = 3L * framing.height() * framing.width() * Float.BYTES;
        MemorySegment all = arena.allocate(size * looks() * pictures.size(), Float.BYTES);
        Normalization normalization = views.get(view).normalization();
        long at = 0;
        for (Prepared prepared : pictures) {
            Picture seen = prepared.views.get(view);
            normalization.write(seen, all.asSlice(at, size));
            at += size;
            for (Symmetry symmetry : description.symmetries()) {
                normalization.write(seen, symmetry, all.asSlice(at, size));
                at += size;
            }
        }
        return all;
    }

    @Override
    public void close() {
        runners.close();
        network.close();
    }
}
