/** Pictures on their way into training: kept ready at their framing, and made into batches beside the network. */
@NullMarked
package io.retroflex.training.data;

import org.jspecify.annotations.NullMarked;
