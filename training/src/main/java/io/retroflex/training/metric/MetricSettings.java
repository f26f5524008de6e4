package io.retroflex.training.metric;

import io.retroflex.training.augment.Augmentation;
import io.retroflex.training.loss.Loss;
import io.retroflex.training.run.RunSettings;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.picture.Symmetry;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides what metric learning gives, given the data and the model that it starts from.
 *
 * @param run how long and how fast
 * @param labels of a batch, if there are that many
 * @param pictures of each label in a batch
 * @param repeats how often a picture of a rare label comes in an epoch at most
 * @param pooling of all branches, in place of their own
 * @param adaptation of the backbones
 * @param head the fusion
 * @param reminder beside the fusion: of what the branches saw before they learnt, or, where they change as a whole and that is
 *     not kept, of what they see when they have learnt
 * @param symmetries of the model that comes out; while it learns it is validated without them, in a part of the time
 * @param loss what is learnt
 * @param augmentation of the pictures
 * @param views of each picture that are kept when features are computed once
 */
public record MetricSettings(
        RunSettings run,
        int labels,
        int pictures,
        int repeats,
        Optional<Pooling> pooling,
        Adaptation adaptation,
        HeadSettings head,
        Optional<ReminderSettings> reminder,
        List<Symmetry> symmetries,
        Loss loss,
        Augmentation augmentation,
        int views) {
    /** Copies the list. */
    public MetricSettings {
        symmetries = List.copyOf(symmetries);
    }

    /** The same with another run. */
    public MetricSettings with(RunSettings newRun) {
        return new MetricSettings(
                newRun,
                labels,
                pictures,
                repeats,
                pooling,
                adaptation,
                head,
                reminder,
                symmetries,
                loss,
                augmentation,
                views);
    }

    /** The same with another adaptation. */
    public MetricSettings with(Adaptation newAdaptation) {
        return new MetricSettings(
                run,
                labels,
                pictures,
                repeats,
                pooling,
                newAdaptation,
                head,
                reminder,
                symmetries,
                loss,
                augmentation,
                views);
    }

    /** The same with another fusion. */
    public MetricSettings with(HeadSettings newHead) {
        return new MetricSettings(
                run,
                labels,
                pictures,
                repeats,
                pooling,
                adaptation,
                newHead,
                reminder,
                symmetries,
                loss,
                augmentation,
                views);
    }

    /** The same with another reminder, or without one. */
    public MetricSettings withReminder(Optional<ReminderSettings> newReminder) {
        return new MetricSettings(
                run,
                labels,
                pictures,
                repeats,
                pooling,
                adaptation,
                head,
                newReminder,
                symmetries,
                loss,
                augmentation,
                views);
    }

    /** The same with another loss. */
    public MetricSettings with(Loss newLoss) {
        return new MetricSettings(
                run,
                labels,
                pictures,
                repeats,
                pooling,
                adaptation,
                head,
                reminder,
                symmetries,
                newLoss,
                augmentation,
                views);
    }

    /** The same with another augmentation. */
    public MetricSettings with(Augmentation newAugmentation) {
        return new MetricSettings(
                run,
                labels,
                pictures,
                repeats,
                pooling,
                adaptation,
                head,
                reminder,
                symmetries,
                loss,
                newAugmentation,
                views);
    }
}
