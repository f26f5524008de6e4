/** Losses against values worked by hand, differences and plain loops. */
@NullMarked
package io.retroflex.training.loss;

import org.jspecify.annotations.NullMarked;
