package io.retroflex.training.augment;

import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Pictures a second of one core's time, from 288 to 224 pixels; other work on the machine does not count.
 *
 * <p>Argument: data folder.
 */
final class AugmentationSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int PICTURES = 50;
    private static final int ROUNDS = 40;

    private AugmentationSpeed() {}

    static void main(String[] arguments) throws IOException {
        List<LabelledPicture> labelled = Dataset.read(Path.of(arguments[0])).pictures();
        List<Picture> framed = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            LabelledPicture one = labelled.get((int) ((long) i * labelled.size() / PICTURES));
            framed.add(Framing.preset("retroflex", 288).apply(PictureReader.read(one.file())));
        }
        for (int repeat = 0; repeat < 3; repeat++) {
            time("none", Augmentation.none(), framed);
            time("endoscopy", Augmentation.endoscopy(), framed);
            time("strong", Augmentation.strong(), framed);
        }
    }

    private static void time(String name, Augmentation augmentation, List<Picture> framed) {
        RandomGenerator random = new SplittableRandom(1);
        long sum = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        for (int round = 0; round < ROUNDS; round++) {
            for (Picture picture : framed) {
                sum += augmentation.apply(picture, 224, random).rgb()[75_000];
            }
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf("%-10s %7.1f pictures a second (sum %d)%n", name, ROUNDS * framed.size() / seconds, sum);
    }
}
