/** The pictures that a site adds to the gallery that answers: corrections that were accepted, with their labels. */
@NullMarked
package io.retroflex.server.site;

import org.jspecify.annotations.NullMarked;
