/** Tests of {@code dataset}. */
@NullMarked
package io.retroflex.vision.dataset;

import org.jspecify.annotations.NullMarked;
