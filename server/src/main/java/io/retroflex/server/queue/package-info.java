/** What stands in front of the network: work of many requests, done in batches and in turn. */
@NullMarked
package io.retroflex.server.queue;

import org.jspecify.annotations.NullMarked;
