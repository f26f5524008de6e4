@NullMarked
package io.retroflex.audit.review;

import org.jspecify.annotations.NullMarked;
