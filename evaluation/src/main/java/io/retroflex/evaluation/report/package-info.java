/** Results to look at: self-contained HTML pages, in which nothing is fetched and nothing runs, and pictures. */
@NullMarked
package io.retroflex.evaluation.report;

import org.jspecify.annotations.NullMarked;
