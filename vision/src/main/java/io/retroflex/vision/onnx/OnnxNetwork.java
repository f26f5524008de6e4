package io.retroflex.vision.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Operations;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network ready to run in ONNX Runtime. Several threads may run it at once. */
public final class OnnxNetwork implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxNetwork(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /**
     * A picture that a network takes.
     *
     * @param name of the input
     */
    public record Input(String name, int height, int width) {}

    /** What describes a network: from the edges of its inputs to those of its outputs. */
    public interface Description {
        /**
         * Describes.
         *
         * @param inputs an edge for each input, {@code [batch, 3, height, width]}, by name
         * @return the outputs by name
         */
        <T> Map<String, T> describe(Operations<T> operations, Map<String, T> inputs);
    }

    /**
     * Builds a network: everything that can be folded is folded, and the batch size is free.
     *
     * @param weights of all the parameters that the description names
     * @param threads that work on one run
     * @throws java.util.NoSuchElementException if a parameter is missing
     */
    public static OnnxNetwork build(Description description, List<Input> inputs, StateDict weights, int threads) {
        return build(description, inputs, weights, weights, threads);
    }

    /**
     * As above, of a network that has learnt.
     *
     * @param weights with what was learnt folded in
     * @param frozen the weights before that, for {@link Operations#frozen}
     */
    public static OnnxNetwork build(
            Description description, List<Input> inputs, StateDict weights, StateDict frozen, int threads) {
        OnnxGraph graph = new OnnxGraph();
        Map<String, String> edges = new LinkedHashMap<>();
        for (Input input : inputs) {
            edges.put(input.name(), graph.input(input.name(), "batch", 3, input.height(), input.width()));
        }
        description
                .describe(new OnnxOperations(graph, weights, frozen), edges)
                .forEach((name, edge) -> graph.output(edge, name));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // On Windows, ONNX Runtime would hand events to the system.
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(threads);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            // Threads that spin while they wait take the cores from the decoders: 132 ms became 2,262 ms under load.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new OnnxNetwork(environment, environment.createSession(graph.bytes(), options));
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not take this network: " + e.getMessage(), e);
        }
    }

    /**
     * Runs the network on a batch.
     *
     * @param inputs {@code F32[batch, 3, height, width]} by name; those outside the Java heap are not copied
     * @return the outputs by name
     */
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        Map<String, OnnxTensor> values = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                values.put(input.getKey(), value(input.getValue()));
            }
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(values)) {
                for (Map.Entry<String, OnnxValue> output : result) {
                    OnnxTensor tensor = (OnnxTensor) output.getValue();
                    long[] shape = tensor.getInfo().getShape();
                    int[] extents = new int[shape.length];
                    for (int i = 0; i < shape.length; i++) {
                        extents[i] = Math.toIntExact(shape[i]);
                    }
                    FloatBuffer buffer = tensor.getFloatBuffer();
                    float[] floats = new float[buffer.remaining()];
                    buffer.get(floats);
                    outputs.put(output.getKey(), Tensor.of(floats, extents));
                }
            }
            return outputs;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        } finally {
            values.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor value(Tensor tensor) throws OrtException {
        int[] extents = tensor.shape();
        long[] shape = new long[extents.length];
        for (int i = 0; i < extents.length; i++) {
            shape[i] = extents[i];
        }
        FloatBuffer floats = tensor.data().isNative()
                ? tensor.data().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer()
                : FloatBuffer.wrap(tensor.floats());
        return OnnxTensor.createTensor(environment, floats, shape);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not close the network: " + e.getMessage(), e);
        }
    }
}
