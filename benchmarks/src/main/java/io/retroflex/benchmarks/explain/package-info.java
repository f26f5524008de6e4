/** Whether explanations show what the cosine hangs on. */
@NullMarked
package io.retroflex.benchmarks.explain;

import org.jspecify.annotations.NullMarked;
