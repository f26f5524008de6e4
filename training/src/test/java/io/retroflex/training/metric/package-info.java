/** Tests of the package. */
@NullMarked
package io.retroflex.training.metric;

import org.jspecify.annotations.NullMarked;
