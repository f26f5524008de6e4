/** What a picture's neighbours say about it, and how far they are to be trusted: votes, calibration, evidence for a station. */
@NullMarked
package io.retroflex.audit.vote;

import org.jspecify.annotations.NullMarked;
