package io.retroflex.vision.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a graph.
 *
 * @param attributes numbers ({@code Integer}, {@code Float}), lists of {@code Integer}, or text by name
 */
record OnnxNode(String type, String domain, List<String> inputs, Map<String, Object> attributes) {
    /** An operator of the standard. */
    static OnnxNode of(String type, String... inputs) {
        return new OnnxNode(type, "", List.of(inputs), Map.of());
    }

    /** An operator of ONNX Runtime's own. */
    static OnnxNode contributed(String type, String... inputs) {
        return new OnnxNode(type, "com.microsoft", List.of(inputs), Map.of());
    }

    /** The same node with an attribute more. */
    OnnxNode with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new OnnxNode(type, domain, inputs, more);
    }
}
