/** What the tests share: fixtures beside the project and readers for them. */
@NullMarked
package io.retroflex.vision;

import org.jspecify.annotations.NullMarked;
