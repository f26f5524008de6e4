/** Tests of the access log's file and of its chain. */
@NullMarked
package io.retroflex.server.log;

import org.jspecify.annotations.NullMarked;
