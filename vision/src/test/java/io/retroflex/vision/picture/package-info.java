/** Tests of {@code picture}. */
@NullMarked
package io.retroflex.vision.picture;

import org.jspecify.annotations.NullMarked;
