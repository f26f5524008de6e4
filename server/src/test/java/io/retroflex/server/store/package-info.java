@NullMarked
package io.retroflex.server.store;

import org.jspecify.annotations.NullMarked;
