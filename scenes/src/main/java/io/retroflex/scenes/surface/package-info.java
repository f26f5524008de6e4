/** What a wall is made of: its colours, vessels and fine relief. */
@NullMarked
package io.retroflex.scenes.surface;

import org.jspecify.annotations.NullMarked;
