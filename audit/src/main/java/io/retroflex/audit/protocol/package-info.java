/** Which photographs an examination has to have: protocols, as data. */
@NullMarked
package io.retroflex.audit.protocol;

import org.jspecify.annotations.NullMarked;
