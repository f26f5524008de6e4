/** The procedures of a unit: which there are, their audits, and what all of them say together. */
@NullMarked
package io.retroflex.audit.unit;

import org.jspecify.annotations.NullMarked;
