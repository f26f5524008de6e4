package io.retroflex.vision.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The head of a safetensors file: eight bytes of length, then JSON that says where each tensor lies in the rest. */
record SafetensorsHeader(Map<String, Tensor> tensors, Map<String, String> metadata) {
    /** The limit that the format itself sets. */
    private static final long MOST_BYTES = 100_000_000;

    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** About fourteen tokens a tensor: a hundred thousand tensors, and never more memory than a few hundred MB. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxTokenCount(2_000_000)
                            .maxStringLength(10_000_000)
                            .build())
                    .build())
            .build();

    static boolean looksLikeOne(MemorySegment bytes) {
        return bytes.byteSize() > 8 && bytes.get(ValueLayout.JAVA_BYTE, 8) == '{';
    }

    static SafetensorsHeader parse(String file, MemorySegment bytes) throws CheckpointException {
        if (!looksLikeOne(bytes)) {
            throw damaged(file, "it does not begin with a safetensors header");
        }
        long length = bytes.get(LENGTH, 0);
        if (length < 2 || length > MOST_BYTES || length > bytes.byteSize() - 8) {
            throw damaged(
                    file,
                    "its header claims " + Long.toUnsignedString(length) + " bytes, but the file has "
                            + bytes.byteSize() + " and the format allows " + MOST_BYTES);
        }
        JsonNode root;
        try {
            root = JSON.readTree(bytes.asSlice(8, length).toArray(ValueLayout.JAVA_BYTE));
        } catch (JacksonException e) {
            throw damaged(
                    file, "its header is not the JSON that safetensors asks for (" + e.getOriginalMessage() + ")");
        }
        MemorySegment data = bytes.asSlice(8 + length);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals("__metadata__")) {
                entry.getValue()
                        .properties()
                        .forEach(fact ->
                                metadata.put(fact.getKey(), fact.getValue().asString()));
            } else {
                tensors.put(entry.getKey(), tensor(file, entry.getKey(), entry.getValue(), data));
            }
        }
        return new SafetensorsHeader(tensors, metadata);
    }

    private static Tensor tensor(String file, String name, JsonNode entry, MemorySegment data)
            throws CheckpointException {
        String typeName = entry.path("dtype").asString("none");
        Optional<Tensor.Type> type = Arrays.stream(Tensor.Type.values())
                .filter(known -> known.name().equals(typeName))
                .findFirst();
        if (type.isEmpty()) {
            throw new CheckpointException(
                    file,
                    "tensor '" + name + "' has the element type " + typeName,
                    "convert it to one of " + Arrays.toString(Tensor.Type.values()));
        }
        List<Long> shape = wholeNumbers(file, name, entry.path("shape"));
        List<Long> range = wholeNumbers(file, name, entry.path("data_offsets"));
        if (range.size() != 2 || range.getFirst() > range.getLast() || range.getLast() > data.byteSize()) {
            throw damaged(
                    file,
                    "tensor '" + name + "' lies at bytes " + range + " of " + data.byteSize() + " that the file has");
        }
        int[] extents = Extents.of(file, shape);
        long bytes = Extents.elements(extents) * type.get().bytes();
        long begin = range.getFirst();
        if (range.getLast() - begin != bytes) {
            throw damaged(
                    file,
                    "tensor '" + name + "' of " + type.get() + shape + " needs " + bytes + " bytes and is given "
                            + (range.getLast() - begin));
        }
        return new Tensor(type.get(), extents, data.asSlice(begin, bytes));
    }

    private static List<Long> wholeNumbers(String file, String name, JsonNode array) throws CheckpointException {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode number : array) {
            if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
                throw damaged(file, "tensor '" + name + "' has the size or offset " + number);
            }
            numbers.add(number.asLong());
        }
        if (!array.isArray()) {
            throw damaged(file, "tensor '" + name + "' lacks its shape or offsets");
        }
        return numbers;
    }

    private static CheckpointException damaged(String file, String rule) {
        return new CheckpointException(file, rule, "the file is damaged or cut short: fetch it again");
    }
}
