/** Tests of the package. */
@NullMarked
package io.retroflex.training.torch;

import org.jspecify.annotations.NullMarked;
