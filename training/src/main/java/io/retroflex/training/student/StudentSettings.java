package io.retroflex.training.student;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.run.RunSettings;
import io.retroflex.vision.network.Backbone;

/**
 * Everything that decides what a student learns, given the pictures and the teacher.
 *
 * @param run how long and how fast
 * @param network that learns, all of it
 * @param size of the square that it sees, in pixels
 * @param batch pictures of a step
 * @param augmentation of what it sees
 * @param temperature of the contrast between pictures; a student with a teacher does not use it
 * @param views changed copies of each picture that a teacher looks at; a student without one sees new ones each time
 */
public record StudentSettings(
        RunSettings run,
        Backbone network,
        int size,
        int batch,
        Augmentation augmentation,
        double temperature,
        int views) {
    /** Checks that there is a copy to learn from. */
    public StudentSettings {
        if (batch < 2 || views < 1) {
            throw new IllegalArgumentException(
                    "a batch has at least 2 pictures, and a teacher looks at 1 copy or more");
        }
    }

    /** The same with another run. */
    public StudentSettings with(RunSettings newRun) {
        return new StudentSettings(newRun, network, size, batch, augmentation, temperature, views);
    }

    /** The same at another size. */
    public StudentSettings withSize(int newSize) {
        return new StudentSettings(run, network, newSize, batch, augmentation, temperature, views);
    }
}
