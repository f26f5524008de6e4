/** Tests of the scenes. */
@NullMarked
package io.retroflex.scenes;

import org.jspecify.annotations.NullMarked;
