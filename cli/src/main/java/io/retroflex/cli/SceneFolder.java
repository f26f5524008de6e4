package io.retroflex.cli;

import io.retroflex.scenes.Scene;
import io.retroflex.vision.dataset.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A folder that scenes are written into. Each picture appears whole; the table comes last. Until then a hidden file says what the
 * folder is to hold, so that the same call goes on where it was cut off.
 */
final class SceneFolder {
    private static final String UNFINISHED = ".unfinished-scenes";

    private final Path root;
    private final SceneFormat format;

    private SceneFolder(Path root, SceneFormat format) {
        this.root = root;
        this.format = format;
    }

    /**
     * Begins a folder, or goes on with one.
     *
     * @param call what decides about its pictures, in words
     * @throws Failure if something else is there
     */
    static SceneFolder open(Path root, SceneFormat format, String call) throws IOException {
        Path unfinished = root.resolve(UNFINISHED);
        if (Files.exists(unfinished)) {
            String before = Files.readString(unfinished);
            if (!before.equals(call)) {
                throw new Failure(root + " holds unfinished scenes of another call (" + before + "; this one: " + call
                        + "); repeat that call, name another folder, or delete this one first");
            }
        } else {
            requireFree(root);
            Files.createDirectories(root);
            Files.writeString(unfinished, call);
        }
        return new SceneFolder(root, format);
    }

    private static void requireFree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        boolean free = false;
        if (Files.isDirectory(root)) {
            try (Stream<Path> children = Files.list(root)) {
                free = children.findAny().isEmpty();
            }
        }
        if (!free) {
            throw new Failure(root + " is there already; name another folder, or delete this one first");
        }
    }

    /** A scene's path below the folder, with forward slashes; it does not depend on what else is written. */
    String file(int index, Scene scene) {
        String label = scene.label().id();
        return "images/%s/%s-%06d-%016x.%s".formatted(label, label, index, scene.seed(), format);
    }

    /**
     * Renders and writes a scene, unless it is there from a call that was cut off. Any thread may call it.
     *
     * @return whether it had to be rendered
     */
    boolean write(int index, Scene scene, int size) throws IOException {
        Path file = root.resolve(file(index, scene));
        if (Files.exists(file)) {
            return false;
        }
        place(file, format.encode(SceneFormat.image(scene.render(size))));
        return true;
    }

    /** Writes the table; the folder is finished. */
    void finish(List<Scene> scenes) throws IOException {
        StringBuilder table = new StringBuilder();
        CSVFormat csv = CSVFormat.RFC4180
                .builder()
                .setHeader("file", "label", "site", "seed", "camera", "source")
                .get();
        try (CSVPrinter rows = new CSVPrinter(table, csv)) {
            for (int i = 0; i < scenes.size(); i++) {
                Scene scene = scenes.get(i);
                rows.printRecord(
                        file(i, scene),
                        scene.label().id(),
                        scene.site().id(),
                        scene.seed(),
                        scene.camera().name(),
                        "scene");
            }
        }
        place(manifest(), table.toString().getBytes(StandardCharsets.UTF_8));
        Files.delete(root.resolve(UNFINISHED));
    }

    /** Where the table lies. */
    Path manifest() {
        return root.resolve(Dataset.MANIFEST);
    }

    private static void place(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
