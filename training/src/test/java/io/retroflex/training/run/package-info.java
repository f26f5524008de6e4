/** Tests of the course of a run. */
@NullMarked
package io.retroflex.training.run;

import org.jspecify.annotations.NullMarked;
