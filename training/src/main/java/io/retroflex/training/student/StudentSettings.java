package io.retroflex.training.student;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.optimize.Schedule;
import io.retroflex.training.run.RunSettings;
import io.retroflex.vision.network.ResNet;
import java.util.List;

/**
 * Everything that decides what a student learns, given the pictures and the teacher.
 *
 * @param run how long and how fast
 * @param network that learns, all of it
 * @param size of the square that it sees, in pixels
 * @param batch pictures of a step
 * @param augmentation of what it sees
 * @param temperature of the contrast between pictures; a student with a teacher does not use it
 */
public record StudentSettings(
        RunSettings run, ResNet network, int size, int batch, Augmentation augmentation, double temperature) {
    /** A residual network of 0.9 million weights at 128 pixels: minutes for a few thousand pictures, on two cores. */
    public static StudentSettings small() {
        return new StudentSettings(
                new RunSettings(43, 40, new Schedule(2e-3, 0.1), 1, 1e-4, 2, 1, 40),
                new ResNet(32, List.of(32, 64, 128, 192), List.of(1, 1, 1, 1), 1),
                128,
                64,
                Augmentation.strong(),
                0.2);
    }

    /** The same with another run. */
    public StudentSettings withRun(RunSettings newRun) {
        return new StudentSettings(newRun, network, size, batch, augmentation, temperature);
    }
}
