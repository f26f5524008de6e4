@NullMarked
package io.retroflex.audit.unit;

import org.jspecify.annotations.NullMarked;
