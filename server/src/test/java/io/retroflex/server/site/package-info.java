/** Tests of the site's gallery that need no service. */
@NullMarked
package io.retroflex.server.site;

import org.jspecify.annotations.NullMarked;
