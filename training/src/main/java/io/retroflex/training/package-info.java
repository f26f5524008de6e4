/** Labelled pictures become a model: the backbones are carried out with gradients, and the metric is learnt. */
@NullMarked
package io.retroflex.training;

import org.jspecify.annotations.NullMarked;
