@NullMarked
package io.retroflex.server.user;

import org.jspecify.annotations.NullMarked;
