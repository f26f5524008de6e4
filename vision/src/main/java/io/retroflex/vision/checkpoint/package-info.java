/** Weight files become named tensors: safetensors, PyTorch files, and the names that different projects give the same tensor. */
@NullMarked
package io.retroflex.vision.checkpoint;

import org.jspecify.annotations.NullMarked;
