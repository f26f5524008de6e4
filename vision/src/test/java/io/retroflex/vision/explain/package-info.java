/** Tests of {@code explain}. */
@NullMarked
package io.retroflex.vision.explain;

import org.jspecify.annotations.NullMarked;
