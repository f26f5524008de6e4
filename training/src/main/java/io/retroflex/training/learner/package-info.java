/** A model while it learns: its parameters as arrays, what they give now, and how good that is. */
@NullMarked
package io.retroflex.training.learner;

import org.jspecify.annotations.NullMarked;
