/** Tests of the package. */
@NullMarked
package io.retroflex.training.learner;

import org.jspecify.annotations.NullMarked;
