package io.retroflex.vision.dicom;

import java.util.Locale;
import java.util.Optional;

/**
 * Which element of a file, without its value.
 *
 * @param group 0 to 65535; odd where a manufacturer defined it for himself
 * @param element 0 to 65535
 */
public record Tag(int group, int element) {
    static Tag of(int tag) {
        return new Tag(tag >>> 16, tag & 0xffff);
    }

    /** Whether the element is a manufacturer's own. */
    public boolean isPrivate() {
        return (group & 1) == 1;
    }

    /** The standard's keyword, such as {@code PatientName}, as far as it is known here. */
    public Optional<String> keyword() {
        return Keywords.of(group << 16 | element);
    }

    /** As the standard writes it: {@code (0010,0010)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "(%04X,%04X)", group, element);
    }
}
