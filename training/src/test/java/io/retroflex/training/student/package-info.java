@NullMarked
package io.retroflex.training.student;

import org.jspecify.annotations.NullMarked;
