/**
 * A picture becomes another that could have been taken: what must not tell a label apart is made to vary. Each kind of change
 * is a record of its strengths, and {@link io.retroflex.training.augment.Augmentation} carries them out one after the other.
 */
@NullMarked
package io.retroflex.training.augment;

import org.jspecify.annotations.NullMarked;
