/** The service under load, and killed in the middle of it. */
@NullMarked
package io.retroflex.benchmarks.service;

import org.jspecify.annotations.NullMarked;
