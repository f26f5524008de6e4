/** Tests of {@code dicom}. */
@NullMarked
package io.retroflex.vision.dicom;

import org.jspecify.annotations.NullMarked;
