/** Tests of procedures and their audits. */
@NullMarked
package io.retroflex.server.procedure;

import org.jspecify.annotations.NullMarked;
