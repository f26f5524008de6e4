/** That one service at a time uses a database and a folder. */
@NullMarked
package io.retroflex.server.sole;

import org.jspecify.annotations.NullMarked;
