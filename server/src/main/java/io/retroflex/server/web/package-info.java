/** The interface for programs, under {@code /api/v1}. */
@NullMarked
package io.retroflex.server.web;

import org.jspecify.annotations.NullMarked;
