/** From a procedure's photographs to its audit. */
@NullMarked
package io.retroflex.audit.desk;

import org.jspecify.annotations.NullMarked;
