/** Tests of the queue in front of the network. */
@NullMarked
package io.retroflex.server.queue;

import org.jspecify.annotations.NullMarked;
