/** What makes a picture of the light: lens, mask, tone, sensor and overlay. */
@NullMarked
package io.retroflex.scenes.camera;

import org.jspecify.annotations.NullMarked;
