/** Tests of the package. */
@NullMarked
package io.retroflex.training.data;

import org.jspecify.annotations.NullMarked;
