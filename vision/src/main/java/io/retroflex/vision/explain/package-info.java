/** Which parts of two pictures their cosine comes from. */
@NullMarked
package io.retroflex.vision.explain;

import org.jspecify.annotations.NullMarked;
