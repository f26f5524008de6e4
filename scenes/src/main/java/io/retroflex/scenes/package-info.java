/** Synthetic endoscopy: a label and a seed become a picture that is known to show what its label says. */
@NullMarked
package io.retroflex.scenes;

import org.jspecify.annotations.NullMarked;
