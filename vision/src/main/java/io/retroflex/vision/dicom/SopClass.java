package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;

/**
 * What kind of object a file is. Still endoscopy pictures alone are read: another class may hold a photographed form, a
 * screen or a face as well.
 */
final class SopClass {
    private static final String VL_ENDOSCOPIC = "1.2.840.10008.5.1.4.1.1.77.1.1";
    private static final String VIDEO_ENDOSCOPIC = "1.2.840.10008.5.1.4.1.1.77.1.1.1";

    private SopClass() {}

    /** Whether files of that class are read. */
    static boolean isRead(String uid) {
        return uid.equals(VL_ENDOSCOPIC);
    }

    /** Checks the class that a file states in one of two places. */
    static void require(DataSet data, Attribute place) throws PictureException {
        String stated = data.text(place);
        if (!isRead(stated)) {
            throw new PictureException(
                    data.name(),
                    place + " is " + UidNames.describe(stated) + "; read is " + UidNames.describe(VL_ENDOSCOPIC) + ": "
                            + (stated.equals(VIDEO_ENDOSCOPIC)
                                    ? "export the video's frames as pictures"
                                    : "if it shows an endoscopy, give its picture as PNG or JPEG, as from dcmj2pnm +on"));
        }
    }
}
