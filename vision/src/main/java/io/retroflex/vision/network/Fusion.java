package io.retroflex.vision.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** How the branches' vectors, each of length one and end to end, become one. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fusion.Concatenation.class, name = "concatenation"),
    @JsonSubTypes.Type(value = Fusion.Head.class, name = "head"),
    @JsonSubTypes.Type(value = Fusion.Projection.class, name = "projection"),
    @JsonSubTypes.Type(value = Fusion.Perceptron.class, name = "perceptron")
})
public sealed interface Fusion {
    /** The branches' dimensions added up. */
    int inputs();

    /** The dimension of the embedding. */
    int outputs();

    /** Every parameter's shape by name. */
    SequencedMap<String, List<Integer>> parameters();

    /** Fuses {@code [batch, inputs]} to {@code [batch, outputs]}. */
    <T> T fuse(Operations<T> operations, T vector);

    /** The vectors end to end are the embedding; nothing is learnt. */
    record Concatenation(int inputs) implements Fusion {
        @Override
        public int outputs() {
            return inputs;
        }

        @Override
        public SequencedMap<String, List<Integer>> parameters() {
            return new LinkedHashMap<>();
        }

        @Override
        public <T> T fuse(Operations<T> operations, T vector) {
            return vector;
        }
    }

    /** A linear layer, batch normalization, GELU. */
    record Head(int inputs, int outputs) implements Fusion {
        @Override
        public SequencedMap<String, List<Integer>> parameters() {
            SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
            shapes.put("linear.weight", List.of(outputs, inputs));
            for (String name :
                    List.of("linear.bias", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var")) {
                shapes.put(name, List.of(outputs));
            }
            return shapes;
        }

        @Override
        public <T> T fuse(Operations<T> operations, T vector) {
            T fused = operations.linear(vector, new Linear("linear", new Affine.BatchNorm("norm")));
            return operations.activation(fused, Activation.GELU);
        }
    }

    /** A linear layer alone. */
    record Projection(int inputs, int outputs) implements Fusion {
        @Override
        public SequencedMap<String, List<Integer>> parameters() {
            SequencedMap<String, List<Integer>> shapes = new LinkedHashMap<>();
            shapes.put("linear.weight", List.of(outputs, inputs));
            shapes.put("linear.bias", List.of(outputs));
            return shapes;
        }

        @Override
        public <T> T fuse(Operations<T> operations, T vector) {
            return operations.linear(vector, new Linear("linear"));
        }
    }

    /** A head of {@code hidden} outputs, and a linear layer after it. */
    record Perceptron(int inputs, int hidden, int outputs) implements Fusion {
        @Override
        public SequencedMap<String, List<Integer>> parameters() {
            SequencedMap<String, List<Integer>> shapes = new Head(inputs, hidden).parameters();
            shapes.put("output.weight", List.of(outputs, hidden));
            shapes.put("output.bias", List.of(outputs));
            return shapes;
        }

        @Override
        public <T> T fuse(Operations<T> operations, T vector) {
            return operations.linear(new Head(inputs, hidden).fuse(operations, vector), new Linear("output"));
        }
    }
}
