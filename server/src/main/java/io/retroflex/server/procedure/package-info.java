/** Procedures that stay: photographs come in, an audit is made of them, persons review it. */
@NullMarked
package io.retroflex.server.procedure;

import org.jspecify.annotations.NullMarked;
