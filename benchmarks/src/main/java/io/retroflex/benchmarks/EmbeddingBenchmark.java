package io.retroflex.benchmarks;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.model.DualEmbedder;
import io.retroflex.vision.model.EmbedderOptions;
import io.retroflex.vision.model.EmbeddingStream;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.model.PaperModel;
import io.retroflex.vision.network.Linear;
import io.retroflex.vision.network.Operations;
import io.retroflex.vision.onnx.OnnxNetwork;
import io.retroflex.vision.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Embeds pictures with the paper's model at full size (weights by a formula) and compares with what this machine can do
 * at most: large matrix products in the same engine, one on all cores or one on each, whichever is faster, in the same run,
 * alternating. Prints medians.
 *
 * <p>Arguments: the number of rounds (5), and a folder of pictures (else it makes JPEG files of 1280 x 1024 itself).
 */
public final class EmbeddingBenchmark {
    private static final int BATCH = 8;
    private static final int FILES = 48;

    private EmbeddingBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create("embedding-benchmark-")) {
            run(folder.path(), arguments);
        }
    }

    private static void run(Path folder, String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int cores = Runtime.getRuntime().availableProcessors();
        Model model = PaperModel.write(folder).run().model();
        List<Path> files = arguments.length > 1 ? pictures(Path.of(arguments[1])) : madePictures(folder);
        double flops = flops(model.description());
        System.out.printf(
                Locale.ROOT,
                "%.2f GFLOP a picture, %d cores, batches of %d, %d files%n",
                flops / 1e9,
                cores,
                BATCH,
                files.size());

        try (MatrixProduct shared = new MatrixProduct(1, cores);
                MatrixProduct apart = new MatrixProduct(cores, 1);
                DualEmbedder whole = DualEmbedder.of(model, new EmbedderOptions(BATCH, 1, cores));
                DualEmbedder each = DualEmbedder.of(model, new EmbedderOptions(BATCH, cores, 1))) {
            List<DualEmbedder.Prepared> batch = Collections.nCopies(cores * BATCH, whole.prepare(noise()));
            double[][] rates = new double[4][rounds];
            for (int round = -1; round < rounds; round++) {
                double[] rate = {
                    Math.max(shared.flopsPerSecond(), apart.flopsPerSecond()),
                    cores * BATCH / seconds(() -> whole.embedPrepared(batch)),
                    cores * BATCH / seconds(() -> each.embedPrepared(batch)),
                    0
                };
                double cpu = cpuSeconds();
                double elapsed = seconds(() -> stream(each, files));
                rate[3] = files.size() / elapsed;
                double busy = (cpuSeconds() - cpu) / elapsed / cores;
                if (round >= 0) {
                    for (int i = 0; i < rate.length; i++) {
                        rates[i][round] = rate[i];
                    }
                    System.out.printf(
                            Locale.ROOT,
                            "round %d: files to embeddings keep %.0f %% of the cores busy%n",
                            round + 1,
                            100 * busy);
                }
            }
            double peak = median(rates[0]);
            System.out.printf(
                    Locale.ROOT, "matrix products, 3072 x 2048 x 2048, eight in a row: %.1f GFLOP/s%n", peak / 1e9);
            report("network alone, one run on all cores", median(rates[1]), flops, peak);
            report("network alone, a run on each core", median(rates[2]), flops, peak);
            report("files to embeddings", median(rates[3]), flops, peak);
        }
    }

    private static void report(String what, double rate, double flops, double peak) {
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f pictures/s, %.0f %% of the matrix products' rate%n",
                what,
                rate,
                100 * rate * flops / peak);
    }

    private static double flops(ModelDescription description) {
        Map<String, List<Integer>> parameters = new LinkedHashMap<>();
        for (int i = 0; i < description.branches().size(); i++) {
            String prefix = "branches." + i + ".";
            description
                    .branches()
                    .get(i)
                    .backbone()
                    .parameters()
                    .forEach((name, shape) -> parameters.put(prefix + name, shape));
        }
        description.fusion().parameters().forEach((name, shape) -> parameters.put("fusion." + name, shape));
        FlopCounter counter = new FlopCounter(FormulaWeights.of(parameters));
        List<FlopCounter.Shape> views = description.views().stream()
                .map(view -> FlopCounter.Shape.of(
                        3, view.framing().height(), view.framing().width()))
                .toList();
        description.embed(counter, views);
        return counter.flops();
    }

    private static void stream(DualEmbedder embedder, List<Path> files) {
        try {
            new EmbeddingStream(embedder, id -> true).run(files, outcome -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> pictures(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".jpg"))
                    .sorted()
                    .limit(FILES)
                    .toList();
        }
    }

    private static List<Path> madePictures(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            BufferedImage image = new BufferedImage(1280, 1024, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 1024; y++) {
                for (int x = 0; x < 1280; x++) {
                    int red = (int) (150 + 60 * Math.sin(0.01 * x * (1 + i % 7)) + 20 * random.nextDouble());
                    int green = (int) (80 + 40 * Math.cos(0.013 * y) + 10 * random.nextDouble());
                    image.setRGB(x, y, red << 16 | green << 8 | 60);
                }
            }
            Path file = folder.resolve("picture-" + i + ".jpg");
            ImageIO.write(image, "jpg", file.toFile());
            files.add(file);
        }
        return files;
    }

    private static Picture noise() {
        byte[] rgb = new byte[224 * 224 * 3];
        new Random(2).nextBytes(rgb);
        return new Picture(224, 224, rgb);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * 1e-9;
    }

    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                * 1e-9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A matrix product in ONNX Runtime, large enough that nothing but the arithmetic counts. */
    private static final class MatrixProduct implements AutoCloseable {
        private static final int ROWS = 1024;
        private static final int SIDE = 2048;
        private static final int LAYERS = 8;

        private final OnnxNetwork network;
        private final Map<String, Tensor> input;
        private final int runs;

        MatrixProduct(int runs, int threads) {
            this.runs = runs;
            Map<String, List<Integer>> layers = new LinkedHashMap<>();
            for (int i = 0; i < LAYERS; i++) {
                layers.put("layer" + i + ".weight", List.of(SIDE, SIDE));
            }
            OnnxNetwork.Description description = new OnnxNetwork.Description() {
                @Override
                public <T> Map<String, T> describe(Operations<T> operations, Map<String, T> inputs) {
                    T rows = inputs.get("rows");
                    for (String layer : layers.keySet()) {
                        rows = operations.linear(rows, new Linear(layer.replace(".weight", "")));
                    }
                    // One row is enough to see: to hand out all would measure the copy.
                    return Map.of("product", operations.slice(rows, 0, 1));
                }
            };
            this.network = OnnxNetwork.build(
                    description,
                    List.of(new OnnxNetwork.Input("rows", ROWS, SIDE)),
                    FormulaWeights.of(layers),
                    threads);
            this.input = Map.of("rows", FormulaWeights.picture(ROWS, SIDE));
        }

        double flopsPerSecond() {
            double elapsed = seconds(() -> IntStream.range(0, runs).parallel().forEach(run -> network.run(input)));
            return runs * LAYERS * 2.0 * 3 * ROWS * SIDE * SIDE / elapsed;
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
