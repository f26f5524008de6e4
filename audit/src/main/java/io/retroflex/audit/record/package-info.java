/** An audit as bytes that can be kept, and back: any report of it can be made later. */
@NullMarked
package io.retroflex.audit.record;

import org.jspecify.annotations.NullMarked;
