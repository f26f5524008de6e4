/** Whether a picture can be seen at all, and how well. */
@NullMarked
package io.retroflex.audit.quality;

import org.jspecify.annotations.NullMarked;
