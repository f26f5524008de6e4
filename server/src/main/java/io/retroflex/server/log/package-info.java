/**
 * Who asked what of the service: a file of records, each chained to the one before. It is a file and no table, since a table
 * is rewritten by whoever has the database, while a file can be shipped elsewhere and checked without the service.
 */
@NullMarked
package io.retroflex.server.log;

import org.jspecify.annotations.NullMarked;
