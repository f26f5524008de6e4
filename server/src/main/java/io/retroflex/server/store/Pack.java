package io.retroflex.server.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Several files in one, which a disk keeps much sooner than as many small ones: their bytes one after the other, an index of them,
 * and at the end the index's length and {@link #MARK}. It is written once and never changed. While it is open its files are read
 * without looking for the pack again; once closed it is looked for.
 */
final class Pack implements Closeable {
    /** How names of packs end. */
    static final String SUFFIX = ".pack";

    private static final int MARK = 0x52465031; // "RFP1"
    private static final int END = 2 * Integer.BYTES;

    /** Many times what an index of as many photographs as a procedure may have takes. */
    private static final int MOST_INDEX = 64 << 20;

    private final Path path;
    private final FileChannel in;
    private final Map<String, Part> parts;

    /**
     * Where a file lies.
     *
     * @param begin bytes of the pack before it
     */
    record Part(long begin, int length) {}

    /** What stands behind the files of a pack. */
    static ByteBuffer index(Map<String, Part> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(parts.size());
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            out.writeUTF(part.getKey());
            out.writeLong(part.getValue().begin());
            out.writeInt(part.getValue().length());
        }
        out.writeInt(bytes.size());
        out.writeInt(MARK);
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private Pack(Path path, FileChannel in) throws IOException {
        this.path = path;
        this.in = in;
        this.parts = index();
    }

    /**
     * Opens one.
     *
     * @throws IOException if it is damaged
     */
    static Pack open(Path path) throws IOException {
        FileChannel in = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new Pack(path, in);
        } catch (EOFException | UTFDataFormatException e) {
            in.close();
            throw damaged(path);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private Map<String, Part> index() throws IOException {
        long size = in.size();
        ByteBuffer end = ByteBuffer.wrap(read(in, size - END, END));
        int length = end.getInt();
        if (end.getInt() != MARK || length > MOST_INDEX) {
            throw damaged(path);
        }
        long filled = size - END - length;
        DataInputStream index = new DataInputStream(new ByteArrayInputStream(read(in, filled, length)));
        Map<String, Part> found = new HashMap<>();
        for (int left = index.readInt(); left > 0; left--) {
            String name = index.readUTF();
            Part part = new Part(index.readLong(), index.readInt());
            if (part.begin < 0 || part.length < 0 || part.begin > filled - part.length) {
                throw damaged(path);
            }
            found.put(name, part);
        }
        return found;
    }

    /** The names of its files. */
    Set<String> names() {
        return parts.keySet();
    }

    /**
     * The bytes of a file. Any number of threads may read.
     *
     * @throws NoSuchFileException if there is none of that name
     */
    byte[] read(String name) throws IOException {
        Part part = parts.get(name);
        if (part == null) {
            throw new NoSuchFileException(path + ", " + name);
        }
        if (in.isOpen()) {
            return read(in, part.begin, part.length);
        }
        try (FileChannel again = FileChannel.open(path, StandardOpenOption.READ)) {
            return read(again, part.begin, part.length);
        }
    }

    private byte[] read(FileChannel in, long begin, int length) throws IOException {
        if (begin < 0 || length < 0 || length > in.size() - begin) {
            throw damaged(path);
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (in.read(bytes, begin + bytes.position()) < 0) {
                throw damaged(path);
            }
        }
        return bytes.array();
    }

    private static IOException damaged(Path path) {
        return new IOException(path + ": it is damaged; put it back from a backup");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
