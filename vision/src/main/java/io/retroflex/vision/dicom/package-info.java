/**
 * DICOM files of still endoscopy pictures: their pixels, and the few facts about them that are kept.
 *
 * <p>Of the elements of a file those listed in {@code Attribute} become objects; all others, and with them the names of
 * patients and physicians, are stepped over.
 */
@NullMarked
package io.retroflex.vision.dicom;

import org.jspecify.annotations.NullMarked;
