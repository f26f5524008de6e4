package io.retroflex.server;

import io.retroflex.vision.picture.ExifBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as a unit might send them. */
final class Archives {
    private Archives() {}

    /** An archive with a picture of its own in each entry. */
    static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith(".jpg") ? named(Colours.jpeg("green"), name) : new byte[] {1, 2, 3});
            }
        }
        return bytes.toByteArray();
    }

    /** The picture of a file that names a patient. */
    static byte[] named(byte[] jpeg, String name) {
        return new ExifBytes().first(0x010e, name).taken("2024:03:05 10:15:30").inJpeg(jpeg);
    }
}
