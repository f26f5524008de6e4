package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.util.Arrays;

/** How elements and pixels are stored, after PS3.5 annex A: the three that are read. */
public enum TransferSyntax {
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2"),
    EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1"),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50");

    private final String uid;

    TransferSyntax(String uid) {
        this.uid = uid;
    }

    /** The syntax of that UID, or an error that names it. */
    static TransferSyntax of(String uid, String file) throws PictureException {
        for (TransferSyntax syntax : values()) {
            if (syntax.uid.equals(uid)) {
                return syntax;
            }
        }
        throw new PictureException(
                file,
                "its transfer syntax is " + UidNames.describe(uid)
                        + "; read are implicit and explicit little endian and JPEG baseline: " + remedy(uid));
    }

    /** Whether a file of that syntax is read. */
    static boolean isRead(String uid) {
        return Arrays.stream(values()).anyMatch(syntax -> syntax.uid.equals(uid));
    }

    private static String remedy(String uid) {
        String name = UidNames.of(uid).orElse("");
        if (name.startsWith("MPEG") || name.startsWith("HEVC")) {
            return "it is a video, so export its frames as pictures";
        } else if (name.contains("JPEG 2000")) {
            return "convert it, as with gdcmconv --raw";
        } else if (name.startsWith("JPEG-LS")) {
            return "convert it, as with dcmdjpls";
        } else if (name.startsWith("JPEG")) {
            return "convert it, as with dcmdjpeg";
        } else if (name.startsWith("RLE")) {
            return "convert it, as with dcmdrle";
        }
        return "convert it, as with dcmconv +te";
    }

    /** The standard's UID of it. */
    public String uid() {
        return uid;
    }

    boolean isExplicit() {
        return this != IMPLICIT_LITTLE_ENDIAN;
    }

    boolean isEncapsulated() {
        return this == JPEG_BASELINE;
    }

    /** The standard's name for it. */
    @Override
    public String toString() {
        return UidNames.of(uid).orElse(uid);
    }
}
