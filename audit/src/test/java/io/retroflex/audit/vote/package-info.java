@NullMarked
package io.retroflex.audit.vote;

import org.jspecify.annotations.NullMarked;
