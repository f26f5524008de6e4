/** Known weight files: where they are, under which licence, and how they get onto this machine unchanged. */
@NullMarked
package io.retroflex.vision.weights;

import org.jspecify.annotations.NullMarked;
