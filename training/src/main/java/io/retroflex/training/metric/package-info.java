/** Metric learning: adapters beside frozen backbones and a fusion head learn that one label lies close together. */
@NullMarked
package io.retroflex.training.metric;

import org.jspecify.annotations.NullMarked;
