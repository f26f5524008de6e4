/** The service. */
@NullMarked
package io.retroflex.server;

import org.jspecify.annotations.NullMarked;
