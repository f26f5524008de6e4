/** The course of a training run: its figures epoch by epoch, as a table and as a picture. */
@NullMarked
package io.retroflex.training.run;

import org.jspecify.annotations.NullMarked;
