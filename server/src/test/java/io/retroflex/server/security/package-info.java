/** What an attacker would try, an idea a file. */
@NullMarked
package io.retroflex.server.security;

import org.jspecify.annotations.NullMarked;
