/**
 * Rankings become measures, intervals, tests and figures.
 *
 * <p>Entrance: {@link io.retroflex.evaluation.Evaluation#run}. What the measures mean is said at {@link
 * io.retroflex.evaluation.Measures}, where the intervals come from at {@link io.retroflex.evaluation.Intervals}.
 */
@NullMarked
package io.retroflex.evaluation;

import org.jspecify.annotations.NullMarked;
