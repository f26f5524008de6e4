/** The protocols that the service knows. */
@NullMarked
package io.retroflex.server.protocol;

import org.jspecify.annotations.NullMarked;
