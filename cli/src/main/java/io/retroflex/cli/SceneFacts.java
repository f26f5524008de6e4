package io.retroflex.cli;

import io.retroflex.gallery.Facts;
import io.retroflex.scenes.Scene;
import io.retroflex.scenes.SceneLabel;
import io.retroflex.scenes.camera.Camera;
import java.util.Optional;

/** Scenes among a gallery's pictures: label, seed and camera are all that makes one again. */
final class SceneFacts {
    /** The value of {@link Facts#SOURCE}. */
    static final String SOURCE = "scene";

    static final String SEED = "seed";
    static final String CAMERA = "camera";

    private SceneFacts() {}

    /** The scene that a picture is of; nothing if it is none, or one of another version of Retroflex. */
    static Optional<Scene> scene(Facts facts) {
        if (facts.get(Facts.SOURCE).filter(SOURCE::equals).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Scene(
                    SceneLabel.of(facts.label()),
                    Long.parseLong(facts.get(SEED).orElse("")),
                    Camera.named(facts.get(CAMERA).orElse(""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
