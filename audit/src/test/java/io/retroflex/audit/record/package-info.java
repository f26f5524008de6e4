@NullMarked
package io.retroflex.audit.record;

import org.jspecify.annotations.NullMarked;
