/** What DICOMweb (PS3.18) looks like on the wire: bodies of many parts, answers as DICOM JSON. */
@NullMarked
package io.retroflex.server.dicomweb;

import org.jspecify.annotations.NullMarked;
