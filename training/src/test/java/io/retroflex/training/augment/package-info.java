/** Tests of the augmentation, a contact sheet to judge it by eye, and its speed. */
@NullMarked
package io.retroflex.training.augment;

import org.jspecify.annotations.NullMarked;
