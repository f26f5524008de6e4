/** A gallery in the plane: where its pictures lie, how far that can be trusted, and where photographs lie among them. */
@NullMarked
package io.retroflex.audit.map;

import org.jspecify.annotations.NullMarked;
