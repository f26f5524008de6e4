/** How parameters move: AdamW, its learning rate over time, and the limit of a step. */
@NullMarked
package io.retroflex.training.optimize;

import org.jspecify.annotations.NullMarked;
