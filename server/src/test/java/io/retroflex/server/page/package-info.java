@NullMarked
package io.retroflex.server.page;

import org.jspecify.annotations.NullMarked;
