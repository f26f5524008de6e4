package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureLimits;
import io.retroflex.vision.picture.PictureReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that {@code make.py} made with pydicom and DCMTK. */
public final class DicomFixtures {
    private DicomFixtures() {}

    /** The bytes of one of them. */
    public static byte[] bytes(String name) throws IOException {
        try (InputStream in = DicomFixtures.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no fixture " + name);
            }
            return in.readAllBytes();
        }
    }

    /** Puts one of them into a folder; where it is then. */
    public static Path put(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), bytes(name));
    }

    static DicomFile read(String name) throws IOException {
        return read(bytes(name), name);
    }

    static DicomFile read(DicomBytes file) throws PictureException {
        return read(file.bytes(), "made.dcm");
    }

    /** One with the first occurrence of some bytes, given as characters, replaced by as many others. */
    static byte[] replaced(String name, String before, String after) throws IOException {
        return replaced(bytes(name), before, after);
    }

    static byte[] replaced(byte[] file, String before, String after) throws IOException {
        int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(before);
        if (at < 0 || before.length() != after.length()) {
            throw new IOException("there is nothing to replace");
        }
        byte[] changed = file.clone();
        System.arraycopy(after.getBytes(StandardCharsets.ISO_8859_1), 0, changed, at, after.length());
        return changed;
    }

    /** All bytes of one as characters, to look for a name in. */
    static String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.ISO_8859_1);
    }

    static DicomFile read(byte[] bytes, String name) throws PictureException {
        return DicomFile.read(bytes, name, PictureLimits.DEFAULT);
    }

    /** The pixels that another program wrote as PNG. */
    static Picture reference(String name) throws IOException {
        return PictureReader.read(bytes(name), name);
    }
}
