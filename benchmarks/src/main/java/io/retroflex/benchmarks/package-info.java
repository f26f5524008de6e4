/** Benchmarks, run by hand; their results are written in docs/. */
@NullMarked
package io.retroflex.benchmarks;

import org.jspecify.annotations.NullMarked;
