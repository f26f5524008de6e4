/** A file becomes a picture: decoding with limits, the field of view, resizing, and the numbers a network takes. */
@NullMarked
package io.retroflex.vision.picture;

import org.jspecify.annotations.NullMarked;
