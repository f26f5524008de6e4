/** Says what is wrong where no controller does: before a request comes to one, and after one failed. */
@NullMarked
package io.retroflex.server.problem;

import org.jspecify.annotations.NullMarked;
