/** A training step of the paper's preset, measured beside the same step in plain libtorch. */
@NullMarked
package io.retroflex.benchmarks.training;

import org.jspecify.annotations.NullMarked;
