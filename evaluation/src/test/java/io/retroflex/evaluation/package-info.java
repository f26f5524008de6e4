/** Measures held against hand-worked examples and brute force. */
@NullMarked
package io.retroflex.evaluation;

import org.jspecify.annotations.NullMarked;
