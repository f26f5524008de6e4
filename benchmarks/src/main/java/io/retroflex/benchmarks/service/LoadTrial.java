package io.retroflex.benchmarks.service;

import io.retroflex.benchmarks.LargePicture;
import io.retroflex.benchmarks.TemporaryFolder;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.model.BoxedModel;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.model.PaperModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Thirty-two clients send procedures of forty photographs to {@code retroflex serve}, wait for their audits and send the next; after
 * some minutes the service and the embedder alone work in turn. With {@code kill} the service is killed (SIGKILL) in the middle and
 * started again instead. All that was acknowledged has to be there, once, and audited.
 *
 * <p>{@code LAUNCHER DATA starter|paper [MINUTES [kill] [large]]}. The paper's model has its full size and weights by a formula;
 * with {@code large} the photographs are {@link LargePicture}s.
 */
public final class LoadTrial {
    private static final int PAPER_GALLERY = 150;
    private static final int LARGE = 400;
    private static final Set<String> FURTHER = Set.of("kill", "large");

    private LoadTrial() {}

    /** Runs it; ends with 1 if anything was lost or doubled, or an error was answered, and leaves what there is of it then. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> further = List.of(arguments).subList(Math.min(arguments.length, 4), arguments.length);
        if (arguments.length < 3 || !FURTHER.containsAll(further)) {
            System.err.println("benchmarks/run load DATA starter|paper [MINUTES [kill] [large]]");
            System.exit(2);
        }
        Path launcher = Path.of(arguments[0]);
        List<LabelledPicture> pictures =
                Dataset.read(Path.of(arguments[1]).toRealPath()).pictures();
        boolean paper = arguments[2].equals("paper");
        Duration length = Duration.ofMinutes(arguments.length > 3 ? Long.parseLong(arguments[3]) : 5);
        boolean kill = further.contains("kill");
        TemporaryFolder temporary = TemporaryFolder.create("load-trial-");
        Path folder = temporary.path();
        List<Path> files = files(pictures, further.contains("large"), folder);
        Model model = paper
                ? PaperModel.write(folder).run().model()
                : BoxedModel.named("starter").orElseThrow().open();
        List<String> options = paper ? paperGallery(launcher, folder, model, pictures) : List.of();
        boolean good;
        if (kill) {
            try (Trial trial = new Trial(launcher, folder.resolve("data"), options, files)) {
                good = kill(trial, length);
            }
        } else {
            try (Alone alone = Alone.warm(model, files);
                    Trial trial = new Trial(launcher, folder.resolve("data"), options, files)) {
                good = compare(trial, alone, length);
            }
        }
        if (good) {
            temporary.close();
        } else {
            System.out.println("what the service kept is in " + folder);
        }
        System.exit(good ? 0 : 1);
    }

    /** As they are, or some of them enlarged. */
    private static List<Path> files(List<LabelledPicture> pictures, boolean large, Path folder) throws IOException {
        List<Path> files = pictures.stream().map(LabelledPicture::file).toList();
        if (!large) {
            return files;
        }
        List<Path> some = IntStream.range(0, LARGE)
                .mapToObj(i -> files.get(i * files.size() / LARGE))
                .toList();
        return LargePicture.write(some, folder.resolve("large"));
    }

    /** Some pictures of each label: to embed all would take a quarter of an hour, and searching them takes no time. */
    private static List<String> paperGallery(Path launcher, Path folder, Model model, List<LabelledPicture> pictures)
            throws IOException, InterruptedException {
        Path data = folder.resolve("labelled");
        for (int i = 0; i < PAPER_GALLERY; i++) {
            LabelledPicture picture = pictures.get(i * pictures.size() / PAPER_GALLERY);
            Path label = Files.createDirectories(data.resolve(picture.label()));
            Files.createSymbolicLink(label.resolve(i + ".jpg"), picture.file().toAbsolutePath());
        }
        Path written = folder.resolve("paper");
        ModelFolder.write(written, model);
        Path gallery = folder.resolve("gallery");
        int exit = new ProcessBuilder(
                        launcher.toString(),
                        "gallery",
                        "build",
                        "--model",
                        written.toString(),
                        "--data",
                        data.toString(),
                        "--out",
                        gallery.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the gallery could not be built");
        }
        return List.of("--gallery", gallery.toString());
    }

    /** The service for that time, and then in turn with the embedder alone. */
    private static boolean compare(Trial trial, Alone alone, Duration length) throws IOException, InterruptedException {
        Watched watched = trial.watch(length);
        trial.alternate(alone).print(watched);
        return trial.finish();
    }

    private static boolean kill(Trial trial, Duration length) throws IOException, InterruptedException {
        Thread.sleep(length.dividedBy(2));
        trial.kill();
        trial.watch(length.dividedBy(2));
        return trial.finish();
    }
}
