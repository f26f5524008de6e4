package io.retroflex.server.procedure;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that was sent: a picture, a DICOM file, or a ZIP archive of such. What its sender calls it is not asked: it may name a
 * patient, and is not to be trusted.
 */
@FunctionalInterface
public interface UploadedFile {
    /** Opens it; the caller closes it. */
    InputStream open() throws IOException;
}
