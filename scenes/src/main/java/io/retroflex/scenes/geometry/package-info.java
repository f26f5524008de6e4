/** The hollow organs as distance functions, and where the endoscope stands in them. */
@NullMarked
package io.retroflex.scenes.geometry;

import org.jspecify.annotations.NullMarked;
