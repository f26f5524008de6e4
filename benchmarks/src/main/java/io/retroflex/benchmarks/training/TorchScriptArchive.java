package io.retroflex.benchmarks.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A module without attributes as {@code torch.jit.save} would write it: its source, a pickle of the one object, no constants.
 */
final class TorchScriptArchive {
    /** The class that the source must define. */
    static final String TYPE = "Network";

    /** Pickle protocol 2: an object of the class without arguments, its state {@code {"training": True}}. */
    private static final String OBJECT = "\u0080\2c__torch__\n" + TYPE + "\n)\u0081}(X\u0008\0\0\0training\u0088ub.";

    /** Pickle protocol 2: an empty tuple. */
    private static final String NO_CONSTANTS = "\u0080\2).";

    private TorchScriptArchive() {}

    /** The archive's bytes. */
    static byte[] of(String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "data.pkl", OBJECT);
            add(zip, "code/__torch__.py", source);
            add(zip, "constants.pkl", NO_CONSTANTS);
            add(zip, "version", "3\n");
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written outside memory", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry("network/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
