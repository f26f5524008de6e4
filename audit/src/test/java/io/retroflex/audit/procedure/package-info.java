@NullMarked
package io.retroflex.audit.procedure;

import org.jspecify.annotations.NullMarked;
