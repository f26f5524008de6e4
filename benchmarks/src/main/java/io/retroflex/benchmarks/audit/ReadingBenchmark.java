package io.retroflex.benchmarks.audit;

import io.retroflex.audit.quality.Quality;
import io.retroflex.benchmarks.LargePicture;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.DifferenceHash;
import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Thumbnail;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What reading a photograph for an audit takes of a core, step by step, without the network: medians over rounds of the
 * milliseconds a picture. Of the pictures as they are, and enlarged to what a processor of today writes.
 *
 * <p>{@code DATA [ROUNDS]}.
 */
public final class ReadingBenchmark {
    private static final int PICTURES = 200;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 9;
    private static final int NETWORK = 224;
    private static final int THUMBNAIL = 240;
    private static final List<String> STEPS =
            List.of("decode", "find the field of view", "quality", "hash", "thumbnail", "resize for the network");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<byte[]> files;
    private final Framing framing = Framing.preset("retroflex", NETWORK);

    /** A sum over all that was made: the compiler leaves out nothing, and two builds that agree on it made much the same. */
    private long used;

    private ReadingBenchmark(List<byte[]> files) {
        this.files = files;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("benchmarks/run reading DATA [ROUNDS]");
            System.exit(2);
        }
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        List<LabelledPicture> pictures =
                Dataset.read(Path.of(arguments[0]).toRealPath()).pictures();
        List<byte[]> asTheyAre = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            asTheyAre.add(Files.readAllBytes(
                    pictures.get(i * pictures.size() / PICTURES).file()));
        }
        new ReadingBenchmark(asTheyAre).run("as they are", rounds);
        List<byte[]> enlarged = new ArrayList<>();
        for (byte[] file : asTheyAre.subList(0, PICTURES / 4)) {
            enlarged.add(LargePicture.of(file));
        }
        new ReadingBenchmark(enlarged).run("enlarged to " + LargePicture.WIDTH + " x " + LargePicture.HEIGHT, rounds);
    }

    private void run(String what, int rounds) throws IOException {
        double[][] milliseconds = new double[STEPS.size()][rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            long[] taken = round();
            for (int step = 0; round >= 0 && step < taken.length; step++) {
                milliseconds[step][round] = taken[step] / 1e6 / files.size();
            }
        }
        System.out.printf("%d pictures %s, ms of a core each (median of %d rounds):%n", files.size(), what, rounds);
        double all = 0;
        for (int step = 0; step < STEPS.size(); step++) {
            Arrays.sort(milliseconds[step]);
            double median = milliseconds[step][rounds / 2];
            all += median;
            System.out.printf(Locale.ROOT, "  %-24s %7.2f%n", STEPS.get(step), median);
        }
        System.out.printf(Locale.ROOT, "  %-24s %7.2f  (check %x)%n", "all", all, used);
    }

    private long[] round() throws IOException {
        long[] taken = new long[STEPS.size()];
        for (byte[] file : files) {
            long began = THREADS.getCurrentThreadCpuTime();
            Picture picture = PictureReader.read(file, "a picture");
            long decoded = THREADS.getCurrentThreadCpuTime();
            FieldOfView view = FieldOfView.find(picture);
            Picture seen = view.apply(picture);
            long found = THREADS.getCurrentThreadCpuTime();
            used += Math.round(100 * Quality.of(picture, view).score());
            long measured = THREADS.getCurrentThreadCpuTime();
            used += DifferenceHash.of(seen).first();
            long hashed = THREADS.getCurrentThreadCpuTime();
            used += Thumbnail.jpeg(seen, THUMBNAIL).length;
            long drawn = THREADS.getCurrentThreadCpuTime();
            used += framing.sizing().apply(seen).rgb()[0];
            long framed = THREADS.getCurrentThreadCpuTime();
            long[] moments = {began, decoded, found, measured, hashed, drawn, framed};
            for (int step = 0; step < taken.length; step++) {
                taken[step] += moments[step + 1] - moments[step];
            }
        }
        return taken;
    }
}
