/** Embeddings and facts become neighbours. */
@NullMarked
package io.retroflex.gallery;

import org.jspecify.annotations.NullMarked;
