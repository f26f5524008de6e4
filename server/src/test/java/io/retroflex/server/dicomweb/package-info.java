/** Tests of {@link io.retroflex.server.dicomweb}. */
@NullMarked
package io.retroflex.server.dicomweb;

import org.jspecify.annotations.NullMarked;
