/** A real browser for tests of pages; other modules' tests use it too. */
@NullMarked
package io.retroflex.audit.browser;

import org.jspecify.annotations.NullMarked;
