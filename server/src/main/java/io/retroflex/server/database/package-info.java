/** The database that the service keeps its data in: where it is, and how its schema comes to be. */
@NullMarked
package io.retroflex.server.database;

import org.jspecify.annotations.NullMarked;
