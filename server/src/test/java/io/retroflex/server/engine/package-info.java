/** Tests of what answers. */
@NullMarked
package io.retroflex.server.engine;

import org.jspecify.annotations.NullMarked;
