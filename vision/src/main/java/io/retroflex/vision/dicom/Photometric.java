package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import java.util.Set;

/** What a pixel's samples mean, after PS3.3 C.7.6.3.1.2: those that are read. */
enum Photometric {
    /** Black is 0. */
    MONOCHROME2(1),
    RGB(3),
    /** Brightness and two colour differences. */
    YBR_FULL(3),
    /** As before, the colour differences once for two pixels side by side. */
    YBR_FULL_422(3);

    /** Those that the standard knows besides. What else stands there is not repeated, as nobody knows what it is. */
    private static final Set<String> NOT_READ = Set.of(
            "MONOCHROME1",
            "PALETTE COLOR",
            "YBR_PARTIAL_420",
            "YBR_PARTIAL_422",
            "YBR_ICT",
            "YBR_RCT",
            "XYB",
            "HSV",
            "ARGB",
            "CMYK");

    private final int samples;

    Photometric(int samples) {
        this.samples = samples;
    }

    static Photometric of(DataSet data) throws PictureException {
        String stated = data.text(Attribute.PHOTOMETRIC_INTERPRETATION);
        for (Photometric known : values()) {
            if (known.name().equals(stated)) {
                return known;
            }
        }
        String value = NOT_READ.contains(stated) ? stated : stated.isEmpty() ? "missing" : "none that DICOM knows";
        throw new PictureException(
                data.name(),
                Attribute.PHOTOMETRIC_INTERPRETATION + " is " + value
                        + "; read are MONOCHROME2, RGB, YBR_FULL and YBR_FULL_422: export it in colour, 8 bits a sample");
    }

    /** How many samples a pixel has. */
    int samples() {
        return samples;
    }
}
