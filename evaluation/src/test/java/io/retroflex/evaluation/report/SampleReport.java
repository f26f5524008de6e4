package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Evaluation;
import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.EvaluationResult;
import io.retroflex.evaluation.Provenance;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.Facts;
import io.retroflex.vision.model.Embedding;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Writes reports to look at: one of coloured squares, and one of the pictures of a folder with a {@code manifest.csv},
 * compared by their colours alone. Arguments: the folder to write to, then the folder with pictures, if any.
 */
final class SampleReport {
    private static final int SIDE = 224;

    private SampleReport() {}

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[0]);
        squares(out.resolve("squares.html"));
        if (arguments.length > 1) {
            pictures(Path.of(arguments[1]), out.resolve("pictures.html"));
        }
    }

    private static void squares(Path file) throws IOException {
        Random random = new Random(1);
        List<String> labels = List.of("cecum", "polyp", "pylorus", "z-line", "retroflex-stomach");
        Map<String, byte[]> thumbnails = new HashMap<>();
        List<Entry> queries = new ArrayList<>();
        List<Entry> gallery = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int label = random.nextInt(labels.size());
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            float hue = (float) (label / 5.0 + random.nextGaussian() * 0.06);
            graphics.setColor(Color.getHSBColor(hue, 0.5f, 0.8f));
            graphics.fillRect(0, 0, SIDE, SIDE);
            graphics.dispose();
            String id = "square-" + i;
            Facts facts =
                    Facts.of(Map.of(Facts.LABEL, labels.get(label), "processing", i % 3 == 0 ? "raw" : "cropped"));
            thumbnails.put(id, jpeg(image));
            (i < 100 ? queries : gallery).add(new Entry(id, colours(image), facts));
        }
        write(file, "squares", "100 coloured squares against 300", queries, gallery, thumbnails);
    }

    private static void pictures(Path folder, Path file) throws IOException {
        Map<String, byte[]> thumbnails = new HashMap<>();
        List<Entry> queries = new ArrayList<>();
        List<Entry> gallery = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve("manifest.csv"));
        List<String> names = List.of(lines.getFirst().split(","));
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> row = new HashMap<>();
            String[] values = line.split(",", -1);
            for (int i = 0; i < values.length; i++) {
                row.put(names.get(i), values[i]);
            }
            BufferedImage image =
                    ImageIO.read(folder.resolve(row.getOrDefault("file", "")).toFile());
            Facts facts = Facts.of(row);
            String id = row.getOrDefault("original_sha256", "");
            thumbnails.put(id, jpeg(image));
            boolean query = facts.get(Facts.SPLIT).equals(Optional.of("test"));
            (query ? queries : gallery).add(new Entry(id, colours(image), facts));
        }
        write(file, "colours of a 4 x 4 grid", "test pictures against train and val", queries, gallery, thumbnails);
    }

    private static void write(
            Path file, String model, String data, List<Entry> queries, List<Entry> gallery, Map<String, byte[]> jpegs)
            throws IOException {
        EvaluationResult result =
                Evaluation.run(queries, gallery, EvaluationOptions.defaults().withBy(List.of("processing")));
        HtmlReport.write(
                file,
                result,
                new ReportContext(
                        new Provenance(model, "3f9a-sample", data),
                        LocalDate.of(2026, 1, 1),
                        id -> Optional.ofNullable(jpegs.get(id)),
                        Optional.empty()));
    }

    /** The mean colours of a grid of 4 x 4, with how far each is from grey. */
    private static Embedding colours(BufferedImage image) {
        BufferedImage grid = scaled(scaled(image, 32, 32), 4, 4);
        float[] values = new float[48];
        for (int i = 0; i < 16; i++) {
            int rgb = grid.getRGB(i % 4, i / 4);
            values[3 * i] = (rgb >> 16 & 255) / 255f - 0.5f;
            values[3 * i + 1] = (rgb >> 8 & 255) / 255f - 0.4f;
            values[3 * i + 2] = (rgb & 255) / 255f - 0.3f;
        }
        return Embedding.normalized(values);
    }

    private static byte[] jpeg(BufferedImage image) {
        double scale = (double) SIDE / Math.max(image.getWidth(), image.getHeight());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    scaled(image, (int) (image.getWidth() * scale), (int) (image.getHeight() * scale)), "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }
}
