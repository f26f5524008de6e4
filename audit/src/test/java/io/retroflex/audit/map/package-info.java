@NullMarked
package io.retroflex.audit.map;

import org.jspecify.annotations.NullMarked;
