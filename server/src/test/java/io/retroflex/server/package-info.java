/** Tests of the service as its users see it: over HTTP, on loopback. */
@NullMarked
package io.retroflex.server;

import org.jspecify.annotations.NullMarked;
