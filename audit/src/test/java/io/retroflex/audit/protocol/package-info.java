@NullMarked
package io.retroflex.audit.protocol;

import org.jspecify.annotations.NullMarked;
