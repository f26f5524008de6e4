/** A model folder, the embedder that runs it, and the embedding that comes out. */
@NullMarked
package io.retroflex.vision.model;

import org.jspecify.annotations.NullMarked;
