/** Networks, described once against a small set of operations; executions live elsewhere. */
@NullMarked
package io.retroflex.vision.network;

import org.jspecify.annotations.NullMarked;
