/** What a batch of embeddings costs: losses that draw pictures of one label together and push the others away. */
@NullMarked
package io.retroflex.training.loss;

import org.jspecify.annotations.NullMarked;
