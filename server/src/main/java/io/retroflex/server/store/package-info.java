/** Pictures and audits in files, by what they hold, sealed if there is a key. */
@NullMarked
package io.retroflex.server.store;

import org.jspecify.annotations.NullMarked;
