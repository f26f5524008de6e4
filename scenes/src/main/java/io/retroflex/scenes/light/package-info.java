/** Rays from the lens to the wall, and the light that comes back. */
@NullMarked
package io.retroflex.scenes.light;

import org.jspecify.annotations.NullMarked;
