/** Chance, noise and soft steps: what all the steps of a scene are made of. */
@NullMarked
package io.retroflex.scenes.maths;

import org.jspecify.annotations.NullMarked;
