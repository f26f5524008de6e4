/** Both galleries under one contract, and what each adds to it. */
@NullMarked
package io.retroflex.gallery;

import org.jspecify.annotations.NullMarked;
