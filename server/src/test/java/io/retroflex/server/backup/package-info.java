/** Tests of backups: there and back between both databases, and what is refused. */
@NullMarked
package io.retroflex.server.backup;

import org.jspecify.annotations.NullMarked;
