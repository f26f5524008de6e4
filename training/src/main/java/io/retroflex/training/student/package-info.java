/** Small networks of one's own: from pictures without labels, or from a teacher. */
@NullMarked
package io.retroflex.training.student;

import org.jspecify.annotations.NullMarked;
