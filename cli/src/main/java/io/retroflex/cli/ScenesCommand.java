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
import java.util.concurrent.atomic.AtomicInteger;
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

    @Option(
            names = "--labels",
            paramLabel = "LABEL",
            split = ",",
            description = "Only these (default: all, which docs/scenes.md lists).")
    private List<String> labels = List.of();

    @Option(
            names = "--cameras",
            paramLabel = "CAMERA",
            split = ",",
            description = "Only these (default: all, which docs/scenes.md lists).")
    private List<String> cameras = List.of();

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            defaultValue = "320",
            description = "The pictures' shorter side (default: ${DEFAULT-VALUE}).")
    private int size = 320;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "jpg",
            description = "${COMPLETION-CANDIDATES} (default: jpg).")
    private SceneFormat format = SceneFormat.jpg;

    @Option(
            names = "--sheet",
            paramLabel = "FILE",
            description =
                    "Write one picture, FILE.png or FILE.jpg, with a row a label: the first eight of each that this seed gives.")
    private Optional<Path> sheet = Optional.empty();

    @Mixin
    private Output output = new Output();

    /** What {@code --json} prints; {@code manifest} and {@code sheet} are empty where none was written. */
    record Result(int pictures, int rendered, double seconds, String manifest, String sheet) {}

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
        Optional<SceneFolder> folder = Optional.empty();
        if (out.isPresent()) {
            folder = Optional.of(SceneFolder.open(out.get(), format, call(of, by)));
        }
        if (sheet.isPresent()) {
            writeSheet(sheet.get(), of, by);
        }
        report(
                folder.isPresent()
                        ? writePictures(folder.get(), Scenes.plan(count, seed, of, by))
                        : new Result(0, 0, 0, "", sheetName()));
        return 0;
    }

    /** What decides about the pictures. */
    private String call(List<SceneLabel> of, List<Camera> by) {
        return "count %d, seed %d, size %d, format %s, labels %s, cameras %s"
                .formatted(
                        count,
                        seed,
                        size,
                        format,
                        String.join(" ", of.stream().map(SceneLabel::id).toList()),
                        String.join(" ", by.stream().map(Camera::name).toList()));
    }

    private Result writePictures(SceneFolder folder, List<Scene> scenes) throws IOException, InterruptedException {
        AtomicInteger rendered = new AtomicInteger();
        long start = System.nanoTime();
        SceneWork.forEach(scenes, "scenes", (index, scene) -> {
            if (folder.write(index, scene, size)) {
                rendered.incrementAndGet();
            }
        });
        folder.finish(scenes);
        return new Result(
                count,
                rendered.get(),
                (System.nanoTime() - start) / 1e9,
                folder.manifest().toString(),
                sheetName());
    }

    private String sheetName() {
        return sheet.map(Path::toString).orElse("");
    }

    private void writeSheet(Path file, List<SceneLabel> of, List<Camera> by) throws IOException, InterruptedException {
        SceneSheet rows = new SceneSheet(of.size());
        SceneWork.forEach(Scenes.plan(SceneSheet.COLUMNS * of.size(), seed, of, by), "sheet", rows::put);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, SceneFormat.of(file).encode(rows.image()));
    }

    private void report(Result result) {
        if (output.isJson()) {
            output.printJson(result);
            return;
        }
        out.ifPresent(folder -> output.print(String.format(
                Locale.ROOT,
                "%s: %d scenes, %d rendered now in %.1f s (%.1f a second); their labels are in %s",
                folder,
                result.pictures,
                result.rendered,
                result.seconds,
                result.rendered / Math.max(result.seconds, 1e-9),
                result.manifest)));
        sheet.ifPresent(file -> output.print("sheet: " + file));
    }
}
