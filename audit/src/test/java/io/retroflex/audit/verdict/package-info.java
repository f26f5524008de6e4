@NullMarked
package io.retroflex.audit.verdict;

import org.jspecify.annotations.NullMarked;
