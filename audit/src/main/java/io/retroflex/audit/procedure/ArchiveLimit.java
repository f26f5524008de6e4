package io.retroflex.audit.procedure;

import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;

/** How much an archive may unpack to: what it says of itself is checked first, and no entry gives more than it says. */
final class ArchiveLimit {
    /** Whatever the size of the archive, 256 MiB: a hundred photographs that are not compressed. */
    private static final long ALWAYS = 256L << 20;

    /** Pictures that are not compressed shrink to a tenth at best; nothing but zeros shrinks to a thousandth. */
    private static final long MOST_TIMES = 50;

    private ArchiveLimit() {}

    /**
     * Checks the sizes that an archive states.
     *
     * @throws ProcedureException if they are too many times what it has
     */
    static void check(Path archive, List<? extends ZipEntry> entries) throws IOException {
        long most = Math.max(ALWAYS, MOST_TIMES * Files.size(archive));
        long sum = 0;
        for (ZipEntry entry : entries) {
            // No more of an entry is ever read.
            sum += Math.min(entry.getSize(), PictureLimits.DEFAULT.maxBytes());
        }
        if (sum > most) {
            throw new ProcedureException(archive + ": it unpacks to " + sum + " bytes, more than the limit of " + most
                    + " for its size; is it photographs?");
        }
    }

    /**
     * The content of an entry.
     *
     * @param name what an error calls it
     * @throws PictureException if it is empty, larger than a picture may be, or larger than the archive says
     * @throws IOException if it cannot be read
     */
    static byte[] bytes(InputStream in, ZipEntry entry, String name) throws IOException {
        long most = Math.min(entry.getSize(), PictureLimits.DEFAULT.maxBytes());
        byte[] bytes = in.readNBytes((int) most + 1);
        PictureLimits.DEFAULT.checkBytes(name, bytes.length);
        if (bytes.length > entry.getSize()) {
            throw new PictureException(
                    name, "it has more than the " + entry.getSize() + " bytes that its archive says; pack it anew");
        }
        return bytes;
    }
}
