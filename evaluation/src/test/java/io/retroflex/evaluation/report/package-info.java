/** The page held against the figures that it shows. */
@NullMarked
package io.retroflex.evaluation.report;

import org.jspecify.annotations.NullMarked;
