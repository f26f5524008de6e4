package io.retroflex.vision;

import io.retroflex.vision.checkpoint.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads NumPy's {@code .npy} and {@code .npz}, the form of the fixtures: version 1, little-endian, C order. */
public final class Npz {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '([<|][a-z]\\d)', 'fortran_order': False, 'shape': \\(([^)]*)\\)");

    private Npz() {}

    /** All arrays of an {@code .npz} by name. */
    public static Map<String, Tensor> read(Path file) throws IOException {
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName().replaceFirst("\\.npy$", ""), parse(zip.readAllBytes()));
            }
        }
        return arrays;
    }

    /** The array of an {@code .npy}. */
    public static Tensor readArray(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in.readAllBytes());
        }
    }

    private static Tensor parse(byte[] bytes) {
        int headerLength = (bytes[8] & 0xff) | (bytes[9] & 0xff) << 8;
        String header = new String(bytes, 10, headerLength, StandardCharsets.US_ASCII);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.find()) {
            throw new IllegalArgumentException("not a .npy header that the fixtures use: " + header);
        }
        Tensor.Type type = switch (matcher.group(1)) {
            case "<f8" -> Tensor.Type.F64;
            case "<f4" -> Tensor.Type.F32;
            case "<f2" -> Tensor.Type.F16;
            case "<i8" -> Tensor.Type.I64;
            case "<i4" -> Tensor.Type.I32;
            case "<i2" -> Tensor.Type.I16;
            case "|i1" -> Tensor.Type.I8;
            case "|u1" -> Tensor.Type.U8;
            case "|b1" -> Tensor.Type.BOOL;
            default -> throw new IllegalArgumentException("element type " + matcher.group(1));
        };
        int[] shape = Arrays.stream(matcher.group(2).split(","))
                .map(String::strip)
                .filter(extent -> !extent.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        MemorySegment data = MemorySegment.ofArray(bytes).asSlice(10L + headerLength);
        return new Tensor(type, shape, data);
    }
}
