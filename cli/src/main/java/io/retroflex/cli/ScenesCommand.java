package io.retroflex.cli;

import io.retroflex.scenes.Scene;
import io.retroflex.scenes.SceneLabel;
import io.retroflex.scenes.Scenes;
import io.retroflex.scenes.camera.Camera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex scenes}. */
@Command(
        name = "scenes",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Renders synthetic endoscopy pictures whose labels are known, with a manifest.csv that all other commands read.",
            "The same seed gives the same pictures. Cut off, it goes on where it stopped when you run it again."
        })
final class ScenesCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write the pictures into.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many, over all labels (default: ${DEFAULT-VALUE}).")
    private int count = 1000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides about everything that differs (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--labels", paramLabel = "LABEL", split = ",", description = "Only these (default: all).")
    private List<String> labels = List.of();

    @Option(names = "--cameras", paramLabel = "CAMERA", split = ",", description = "Only these (default: all).")
    private List<String> cameras = List.of();

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "320",
            description = "The pictures' shorter side (default: ${DEFAULT-VALUE}).")
    private int size = 320;

    @Option(names = "--format", defaultValue = "jpg", description = "${COMPLETION-CANDIDATES} (default: jpg).")
    private SceneFormat format = SceneFormat.jpg;

    @Option(
            names = "--sheet",
            paramLabel = "FILE",
            description = "Write a PNG with a row a label: the first eight of each that this seed gives.")
    private Optional<Path> sheet = Optional.empty();

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints; without pictures {@code manifest} is empty. */
    record Result(int pictures, double seconds, String manifest, String sheet) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (out.isEmpty() && sheet.isEmpty()) {
            throw output.misuse("say what to write: --out DIR, --sheet FILE, or both");
        }
        if (count < 1) {
            throw output.misuse("--count " + count + ": give a number above 0");
        }
        if (size < Scene.LEAST || size > Scene.MOST) {
            throw output.misuse("--size " + size + ": give a number from " + Scene.LEAST + " to " + Scene.MOST);
        }
        List<SceneLabel> of = labels.isEmpty()
                ? List.of(SceneLabel.values())
                : labels.stream().map(SceneLabel::of).distinct().toList();
        List<Camera> by = cameras.isEmpty()
                ? Camera.ALL
                : cameras.stream().map(Camera::named).distinct().toList();
        if (sheet.isPresent()) {
            writeSheet(sheet.get(), of, by);
        }
        long start = System.nanoTime();
        Optional<Path> manifest = out.isPresent() ? Optional.of(writePictures(out.get(), of, by)) : Optional.empty();
        double seconds = (System.nanoTime() - start) / 1e9;
        report(manifest, seconds);
        return 0;
    }

    private Path writePictures(Path folder, List<SceneLabel> of, List<Camera> by)
            throws IOException, InterruptedException {
        String call = "count %d, seed %d, size %d, format %s, labels %s, cameras %s"
                .formatted(
                        count,
                        seed,
                        size,
                        format,
                        names(of.stream().map(SceneLabel::id)),
                        names(by.stream().map(Camera::name)));
        SceneFolder pictures = SceneFolder.open(folder, format, call);
        List<Scene> scenes = Scenes.plan(count, seed, of, by);
        SceneWork.forEach(scenes, "scenes", (index, scene) -> pictures.write(index, scene, size));
        pictures.finish(scenes);
        return pictures.manifest();
    }

    private void writeSheet(Path file, List<SceneLabel> of, List<Camera> by) throws IOException, InterruptedException {
        SceneSheet rows = new SceneSheet(of.size());
        SceneWork.forEach(Scenes.plan(SceneSheet.COLUMNS * of.size(), seed, of, by), "sheet", rows::put);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, SceneFormat.png.encode(rows.image()));
    }

    private void report(Optional<Path> manifest, double seconds) {
        if (output.isJson()) {
            output.printJson(new Result(
                    manifest.isPresent() ? count : 0,
                    seconds,
                    manifest.map(Path::toString).orElse(""),
                    sheet.map(Path::toString).orElse("")));
            return;
        }
        manifest.ifPresent(file -> output.print(String.format(
                Locale.ROOT,
                "%s: %d scenes in %.1f s, %.1f a second; their labels are in %s",
                out.orElseThrow(),
                count,
                seconds,
                count / Math.max(seconds, 1e-9),
                file.getFileName())));
        sheet.ifPresent(file -> output.print("sheet: " + file));
    }

    private static String names(Stream<String> names) {
        return String.join(" ", names.toList());
    }
}
