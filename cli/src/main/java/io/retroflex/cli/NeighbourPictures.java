package io.retroflex.cli;

import io.retroflex.gallery.Facts;
import io.retroflex.scenes.RenderedScene;
import io.retroflex.scenes.Scene;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * Finds the pictures of a gallery's entries: where the gallery says that they lie, or by their file names in a folder that
 * the user has, however that is laid out.
 */
final class NeighbourPictures {
    /** As scenes are usually drawn: in a smaller one a processor's text is too coarse to be told from mucosa and masked. */
    private static final int SCENE_SIDE = 320;

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description =
                    "Where neighbours' pictures lie, HyperKvasir for the gallery that comes with Retroflex; found by"
                            + " their file names, however deep.")
    private Optional<Path> folder = Optional.empty();

    private Optional<Map<String, Path>> found = Optional.empty();

    /** Whether a folder is named. */
    boolean isAsked() {
        return folder.isPresent();
    }

    /**
     * Looks before anything else is done whether the folder is there.
     *
     * @throws Failure if it is not
     */
    void requireFolder() {
        if (folder.isPresent() && !Files.isDirectory(folder.get())) {
            throw new Failure(
                    folder.get() + " is no folder; name the one that holds the neighbours' pictures with --pictures");
        }
    }

    /** The file of a picture, if it is there. */
    Optional<Path> file(Facts facts) throws IOException {
        String name = facts.get(Facts.FILE).orElse("");
        Optional<Path> known = facts.get(GalleryFiller.FOLDER)
                .map(own -> Path.of(own).resolve(name))
                .filter(Files::isRegularFile);
        if (known.isPresent() || folder.isEmpty() || name.isEmpty()) {
            return known;
        }
        return Optional.ofNullable(byName(folder.get()).get(GalleryBox.base(name)));
    }

    /** Where the picture can be had, if it can: a scene is rendered again. */
    Optional<PictureSource> source(Facts facts) throws IOException {
        return file(facts)
                .map(PictureSource::file)
                .or(() -> SceneFacts.scene(facts).map(NeighbourPictures::rendered));
    }

    private static PictureSource rendered(Scene scene) {
        return () -> {
            RenderedScene picture = scene.render(SCENE_SIDE);
            return new Picture(picture.width(), picture.height(), picture.rgb());
        };
    }

    /** Read once. A name that two files have names neither: a wrong picture beside a label is worse than none. */
    private synchronized Map<String, Path> byName(Path root) throws IOException {
        if (found.isEmpty()) {
            Map<String, Path> files = new HashMap<>();
            Set<String> ambiguous = new HashSet<>();
            try (Stream<Path> all = Files.walk(root.toRealPath())) {
                all.filter(Files::isRegularFile).forEach(file -> {
                    String name = file.getFileName().toString();
                    if (files.put(name, file) != null) {
                        ambiguous.add(name);
                    }
                });
            }
            files.keySet().removeAll(ambiguous);
            found = Optional.of(files);
        }
        return found.get();
    }
}
