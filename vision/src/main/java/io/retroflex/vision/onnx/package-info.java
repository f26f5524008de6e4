/** The execution that infers: a description becomes an ONNX graph with everything folded in, run by ONNX Runtime. */
@NullMarked
package io.retroflex.vision.onnx;

import org.jspecify.annotations.NullMarked;
