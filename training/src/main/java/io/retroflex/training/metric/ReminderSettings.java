package io.retroflex.training.metric;

import io.retroflex.vision.network.Reminder;

/**
 * What stands beside the learnt embedding, so that it does not forget what its labels do not ask about: the axes along which
 * the frozen branches' vectors differ most. It is fitted once and does not learn; the loss does not see it, so that its share
 * can be chosen once the rest has learnt (docs/training.md says what came of a loss that sees it).
 *
 * @param outputs how many axes
 * @param share of the cosine
 */
public record ReminderSettings(int outputs, double share) {
    /** The reminder of vectors of that many numbers in all. */
    Reminder reminder(int inputs) {
        return new Reminder(inputs, outputs, share);
    }
}
