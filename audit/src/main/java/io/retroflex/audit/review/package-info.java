/** What a person makes of an audit: rulings on stations, photographs placed elsewhere, a signature. */
@NullMarked
package io.retroflex.audit.review;

import org.jspecify.annotations.NullMarked;
