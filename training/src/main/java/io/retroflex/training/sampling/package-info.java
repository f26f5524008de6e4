/** Which pictures of a training set make up a batch, and in which order the batches come. */
@NullMarked
package io.retroflex.training.sampling;

import org.jspecify.annotations.NullMarked;
