/** Rankings become measures, intervals, tests and figures. */
@NullMarked
package io.retroflex.evaluation;

import org.jspecify.annotations.NullMarked;
