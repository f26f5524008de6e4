package io.retroflex.scenes;

import io.retroflex.scenes.camera.Camera;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plans of many scenes. */
public final class Scenes {
    private Scenes() {}

    /**
     * Deals labels and cameras evenly: the labels in turn, and each label's cameras in turn. A longer plan begins with the shorter
     * one of the same seed.
     *
     * @throws IllegalArgumentException if there is no label or no camera, or the count is negative
     */
    public static List<Scene> plan(int count, long seed, List<SceneLabel> labels, List<Camera> cameras) {
        if (count < 0 || labels.isEmpty() || cameras.isEmpty()) {
            throw new IllegalArgumentException("a plan of " + count + " scenes with " + labels.size() + " labels and "
                    + cameras.size() + " cameras; give at least one label and one camera, and no negative count");
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Scene> scenes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int label = i % labels.size();
            // Each label starts with another camera, so that a short plan has all of them too.
            int camera = (i / labels.size() + label) % cameras.size();
            scenes.add(new Scene(labels.get(label), random.nextLong(), cameras.get(camera)));
        }
        return List.copyOf(scenes);
    }
}
