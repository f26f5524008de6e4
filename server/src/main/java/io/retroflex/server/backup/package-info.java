/** A service's data in one file, and back: into an empty database of either kind and an empty folder. */
@NullMarked
package io.retroflex.server.backup;

import org.jspecify.annotations.NullMarked;
