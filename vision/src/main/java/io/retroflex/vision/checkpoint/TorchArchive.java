package io.retroflex.vision.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The zip container of a PyTorch file. Entries stored plainly, as PyTorch stores all of them, stay where they are in the
 * mapped file; compressed ones are unpacked within limits.
 */
final class TorchArchive implements AutoCloseable {
    private static final String PICKLE = "/data.pkl";
    private static final String REMEDY = "fetch the file again, or save it again with torch.save";
    private static final long MOST_PICKLE_BYTES = 16L << 20;

    /** Weights hardly compress; what unpacks to far more than the file itself is meant to fill the memory. */
    private static final int MOST_EXPANSION = 16;

    private final String file;
    private final MemorySegment bytes;
    private final ZipFile zip;
    private final String folder;
    private final Map<String, MemorySegment> opened = new HashMap<>();
    private long unpacked;

    private TorchArchive(String file, MemorySegment bytes, ZipFile zip) throws CheckpointException {
        this.file = file;
        this.bytes = bytes;
        this.zip = zip;
        List<String> pickles = Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .filter(name -> name.endsWith(PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw new CheckpointException(
                    file,
                    "this zip holds " + pickles.size() + " files named data.pkl where a PyTorch file holds one",
                    "give a file that torch.save wrote");
        }
        this.folder = pickles.getFirst().substring(0, pickles.getFirst().length() - PICKLE.length() + 1);
        if (zip.getEntry(folder + "constants.pkl") != null) {
            throw new CheckpointException(
                    file, "this is a TorchScript program", "save the state dict of its module with torch.save");
        }
    }

    static TorchArchive open(Path path, MemorySegment bytes) throws IOException {
        ZipFile zip;
        try {
            zip = ZipFile.builder().setPath(path).get();
        } catch (IOException | IllegalArgumentException e) {
            throw new CheckpointException(
                    path.toString(), "its zip directory is damaged or cut off (" + e.getMessage() + ")", REMEDY, e);
        }
        try {
            return new TorchArchive(path.toString(), bytes, zip);
        } catch (CheckpointException e) {
            zip.close();
            throw e;
        }
    }

    /** The instructions that say which tensors there are. */
    MemorySegment pickle() throws IOException {
        MemorySegment pickle = require("data.pkl");
        if (pickle.byteSize() > MOST_PICKLE_BYTES) {
            throw new CheckpointException(
                    file,
                    "its data.pkl has " + pickle.byteSize() + " bytes, more than the " + MOST_PICKLE_BYTES + " allowed",
                    "save only the state dict with torch.save");
        }
        return pickle;
    }

    /** The bytes of a storage. */
    MemorySegment storage(String key) throws IOException {
        return require("data/" + key);
    }

    /** Whether numbers stand with their lowest byte first, as they do unless the file says otherwise. */
    boolean littleEndian() throws IOException {
        Optional<MemorySegment> order = find("byteorder");
        return order.isEmpty()
                || new String(order.get().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.US_ASCII).equals("little");
    }

    private MemorySegment require(String name) throws IOException {
        return find(name)
                .orElseThrow(() -> new CheckpointException(file, "it has no part '" + folder + name + "'", REMEDY));
    }

    private Optional<MemorySegment> find(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(folder + name);
        if (entry == null) {
            return Optional.empty();
        }
        MemorySegment part = opened.get(name);
        if (part == null) {
            part = entry.getMethod() == ZipEntry.STORED ? mapped(entry) : unpack(entry);
            opened.put(name, part);
        }
        return Optional.of(part);
    }

    private MemorySegment mapped(ZipArchiveEntry entry) throws CheckpointException {
        long size = entry.getSize();
        long offset = entry.getDataOffset();
        if (size < 0
                || offset < 0
                || entry.getCompressedSize() != size
                || entry.getGeneralPurposeBit().usesEncryption()
                || size > bytes.byteSize() - offset) {
            throw new CheckpointException(
                    file,
                    "its part '" + entry.getName() + "' lies at byte " + offset + " with " + size
                            + " bytes, which this file does not have",
                    REMEDY);
        }
        return bytes.asSlice(offset, size);
    }

    private MemorySegment unpack(ZipArchiveEntry entry) throws IOException {
        long size = entry.getSize();
        unpacked += Math.max(size, 0);
        if (size < 0 || size > Integer.MAX_VALUE - 8 || unpacked > MOST_EXPANSION * bytes.byteSize()) {
            throw new CheckpointException(
                    file,
                    "its compressed part '" + entry.getName() + "' would unpack to " + size
                            + " bytes, too many for a file of " + bytes.byteSize(),
                    "save it again with torch.save, which does not compress");
        }
        if (!zip.canReadEntryData(entry)) {
            throw new CheckpointException(
                    file, "its part '" + entry.getName() + "' is encrypted or packed in a way not known here", REMEDY);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) size);
            if (content.length != size || in.read() >= 0) {
                throw new CheckpointException(
                        file, "its part '" + entry.getName() + "' is not the " + size + " bytes it claims", REMEDY);
            }
            return MemorySegment.ofArray(content);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
