/** Tests of the package. */
@NullMarked
package io.retroflex.training.optimize;

import org.jspecify.annotations.NullMarked;
