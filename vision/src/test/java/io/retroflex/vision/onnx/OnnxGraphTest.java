package io.retroflex.vision.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.checkpoint.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A branch that is carried out with and without its adapter shares in the graph all that the adapter leaves alone. */
class OnnxGraphTest {
    private final OnnxGraph graph = new OnnxGraph();

    @Test
    void equalConstantsAreOne() {
        String first = graph.constant("layer.weight", Tensor.of(new float[] {1, 2}, 2));

        assertThat(graph.constant("other.weight", Tensor.of(new float[] {1, 2}, 2)))
                .isEqualTo(first);
        assertThat(first).isEqualTo("layer.weight");
    }

    @Test
    void constantsThatDifferInValuesOrShapeAreTwoEvenWhereTheyWishForOneName() {
        String first = graph.constant("layer.weight", Tensor.of(new float[] {1, 2}, 2));
        String otherValues = graph.constant("layer.weight", Tensor.of(new float[] {1, 3}, 2));
        String otherShape = graph.constant("layer.weight", Tensor.of(new float[] {1, 2}, 1, 2));

        assertThat(List.of(first, otherValues, otherShape)).doesNotHaveDuplicates();
    }

    @Test
    void nodesThatDoTheSameWithTheSameAreOne() {
        String input = graph.input("picture", "batch", 3, 8, 8);
        OnnxNode pool = OnnxNode.of("MaxPool", input).with("kernel_shape", List.of(2, 2));

        String once = graph.add(pool);

        assertThat(graph.add(OnnxNode.of("MaxPool", input).with("kernel_shape", List.of(2, 2))))
                .isEqualTo(once);
        assertThat(graph.add(OnnxNode.of("MaxPool", input).with("kernel_shape", List.of(4, 4))))
                .isNotEqualTo(once);
        assertThat(graph.add(OnnxNode.of("MaxPool", once).with("kernel_shape", List.of(2, 2))))
                .isNotEqualTo(once);
    }
}
