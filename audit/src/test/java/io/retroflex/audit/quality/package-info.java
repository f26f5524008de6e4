@NullMarked
package io.retroflex.audit.quality;

import org.jspecify.annotations.NullMarked;
