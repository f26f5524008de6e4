/** The execution that learns: the networks that {@code vision} describes, computed at once and with gradients. */
@NullMarked
package io.retroflex.training.torch;

import org.jspecify.annotations.NullMarked;
