/** The command retroflex. */
@NullMarked
package io.retroflex.cli;

import org.jspecify.annotations.NullMarked;
