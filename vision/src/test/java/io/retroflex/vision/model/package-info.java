/** Tests of models, and the models that other tests use. */
@NullMarked
package io.retroflex.vision.model;

import org.jspecify.annotations.NullMarked;
