/** How often audits are right, on procedures that are put together from labelled pictures. */
@NullMarked
package io.retroflex.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
