/** What services refuse requests with; and what is wrong where no controller says it: before a request comes to one, and after one failed. */
@NullMarked
package io.retroflex.server.problem;

import org.jspecify.annotations.NullMarked;
