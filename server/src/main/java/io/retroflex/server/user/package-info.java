/** Who may use the service, and what they may do. */
@NullMarked
package io.retroflex.server.user;

import org.jspecify.annotations.NullMarked;
