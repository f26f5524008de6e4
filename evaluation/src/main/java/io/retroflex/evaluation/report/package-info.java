/** One self-contained HTML page of a result: nothing is fetched, nothing runs. */
@NullMarked
package io.retroflex.evaluation.report;

import org.jspecify.annotations.NullMarked;
