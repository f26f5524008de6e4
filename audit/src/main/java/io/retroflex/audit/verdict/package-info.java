/** Photographs and a protocol become verdicts, each with the photographs and the neighbours that say so. */
@NullMarked
package io.retroflex.audit.verdict;

import org.jspecify.annotations.NullMarked;
