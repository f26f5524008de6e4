/** What answers questions about pictures: the model, the gallery, and the queue in front of the network. */
@NullMarked
package io.retroflex.server.engine;

import org.jspecify.annotations.NullMarked;
