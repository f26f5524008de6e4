/** Tests of the batches. */
@NullMarked
package io.retroflex.training.sampling;

import org.jspecify.annotations.NullMarked;
