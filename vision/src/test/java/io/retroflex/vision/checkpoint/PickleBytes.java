package io.retroflex.vision.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes pickles and the zip around them as PyTorch does, and as it never would. */
final class PickleBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleBytes() {
        raw(0x80, 2);
    }

    PickleBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    PickleBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .array());
        out.writeBytes(bytes);
        return this;
    }

    PickleBytes number(long number) {
        raw(0x8a, 8);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array());
        return this;
    }

    PickleBytes numbers(long... numbers) {
        raw('(');
        for (long number : numbers) {
            number(number);
        }
        return raw('t');
    }

    PickleBytes global(String module, String name) {
        raw('c');
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What torch.save writes for a tensor. */
    PickleBytes tensor(String storage, long elements, long offset, long[] shape, long[] strides) {
        global("torch._utils", "_rebuild_tensor_v2").raw('(', '(').text("storage");
        global("torch", "FloatStorage")
                .text(storage)
                .text("cpu")
                .number(elements)
                .raw('t', 'Q');
        number(offset).numbers(shape).numbers(strides).raw(0x89);
        return global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
    }

    /** {@code {name: tensor}}, ended. */
    static byte[] ofOne(long elements, long offset, long[] shape, long[] strides) {
        return new PickleBytes()
                .raw('}')
                .text("w")
                .tensor("0", elements, offset, shape, strides)
                .raw('s')
                .end();
    }

    byte[] end() {
        out.write('.');
        return out.toByteArray();
    }

    /** A file of float tensors, as torch.save writes a flat state dict. */
    static void save(Path file, Map<String, Tensor> tensors) throws IOException {
        PickleBytes pickle = new PickleBytes().raw('}', '(');
        Map<String, byte[]> storages = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            String key = Integer.toString(storages.size());
            byte[] bytes = tensor.data().toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
            storages.put("data/" + key, bytes);
            int[] shape = tensor.shape();
            long[] extents = new long[shape.length];
            long[] strides = new long[shape.length];
            long stride = 1;
            for (int d = shape.length - 1; d >= 0; d--) {
                extents[d] = shape[d];
                strides[d] = stride;
                stride *= shape[d];
            }
            pickle.text(name).tensor(key, tensor.size(), 0, extents, strides);
        });
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("data.pkl", pickle.raw('u').end());
        parts.putAll(storages);
        zip(file, ZipEntry.STORED, parts);
    }

    static void zip(Path file, int method, Map<String, byte[]> parts) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(method);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry("archive/" + part.getKey());
                CRC32 crc = new CRC32();
                crc.update(part.getValue());
                entry.setSize(part.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
    }
}
