package io.retroflex.vision.checkpoint;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of the <a href="https://github.com/huggingface/safetensors">safetensors</a> format. They are mapped, not read: a
 * tensor's bytes come from the disk when they are used.
 */
public final class Safetensors {
    private static final int BUFFER_BYTES = 1 << 20;

    private Safetensors() {}

    /**
     * All tensors, in the order of the header.
     *
     * @throws CheckpointException if the header is not valid, or points outside the file
     */
    public static StateDict read(Path file) throws IOException {
        return read(file.toString(), MappedFile.map(file));
    }

    /**
     * As above, of bytes that were read or mapped before; the tensors lie in them.
     *
     * @param file that they came from, for messages
     * @param bytes aligned to 8, as what is mapped or set aside outside the heap is
     */
    public static StateDict read(String file, MemorySegment bytes) throws CheckpointException {
        return new StateDict(SafetensorsHeader.parse(file, bytes).tensors());
    }

    /**
     * The free text that the header carries, empty if there is none.
     *
     * @throws CheckpointException if the header is not valid
     */
    public static Map<String, String> metadata(Path file) throws IOException {
        return Map.copyOf(
                SafetensorsHeader.parse(file.toString(), MappedFile.map(file)).metadata());
    }

    /**
     * Writes the tensors: wide element types first, so that each is aligned, then by name. The same tensors give the same
     * bytes, and the file appears whole or not at all.
     */
    public static void write(Path file, StateDict tensors, Map<String, String> metadata) throws IOException {
        List<Map.Entry<String, Tensor>> ordered = tensors.tensors().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Tensor>>comparingInt(
                                entry -> -entry.getValue().type().bytes())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        Path target = file.toAbsolutePath();
        Path partial = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            try (FileChannel channel =
                    FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writeAll(channel, header(ordered, metadata));
                ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
                for (Map.Entry<String, Tensor> entry : ordered) {
                    writeAll(channel, entry.getValue().data(), buffer);
                }
                channel.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static ByteBuffer header(List<Map.Entry<String, Tensor>> tensors, Map<String, String> metadata) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            entries.put("__metadata__", new TreeMap<>(metadata));
        }
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors) {
            Tensor tensor = entry.getValue();
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("dtype", tensor.type().name());
            place.put("shape", tensor.shape());
            place.put(
                    "data_offsets", new long[] {offset, offset += tensor.data().byteSize()});
            entries.put(entry.getKey(), place);
        }
        byte[] json = JsonMapper.shared().writeValueAsString(entries).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer header = ByteBuffer.allocate(8 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .put(json);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    /** Through a buffer, for a tensor may lie over an array of floats, which a channel cannot take. */
    private static void writeAll(FileChannel channel, MemorySegment data, ByteBuffer buffer) throws IOException {
        for (long at = 0; at < data.byteSize(); at += BUFFER_BYTES) {
            int length = (int) Math.min(BUFFER_BYTES, data.byteSize() - at);
            MemorySegment.copy(data, at, MemorySegment.ofBuffer(buffer.clear()), 0, length);
            writeAll(channel, buffer.limit(length));
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
