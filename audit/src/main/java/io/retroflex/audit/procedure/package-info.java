/** The pictures of one examination: where they lie, and what is found when they are looked at. */
@NullMarked
package io.retroflex.audit.procedure;

import org.jspecify.annotations.NullMarked;
