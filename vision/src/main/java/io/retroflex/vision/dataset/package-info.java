/** A folder of labelled pictures becomes a list: one folder a label, or a table. */
@NullMarked
package io.retroflex.vision.dataset;

import org.jspecify.annotations.NullMarked;
