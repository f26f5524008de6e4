package io.retroflex.vision.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.Npz;
import io.retroflex.vision.Shared;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoaderEdgeCasesTest {
    @Test
    void everyKindOfTensorIsReadAsPyTorchReadsIt() throws IOException {
        StateDict edge = Checkpoint.read(Shared.path("parity/loader_edge_cases/edge.pth"));
        Map<String, Tensor> expected = Npz.read(Shared.path("parity/loader_edge_cases/edge_expected.npz"));
        assertThat(edge.names()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, tensor) -> {
            assertThat(edge.get(name).shape()).as(name).isEqualTo(tensor.shape());
            assertThat(edge.get(name).doubles()).as(name).isEqualTo(tensor.doubles());
        });
    }

    @Test
    void elementTypesAreKept() throws IOException {
        StateDict edge = Checkpoint.read(Shared.path("parity/loader_edge_cases/edge.pth"));
        assertThat(edge.get("half").type()).isEqualTo(Tensor.Type.F16);
        assertThat(edge.get("bf16").type()).isEqualTo(Tensor.Type.BF16);
        assertThat(edge.get("f64").type()).isEqualTo(Tensor.Type.F64);
        assertThat(edge.get("i64").type()).isEqualTo(Tensor.Type.I64);
        assertThat(edge.get("i32").type()).isEqualTo(Tensor.Type.I32);
        assertThat(edge.get("u8").type()).isEqualTo(Tensor.Type.U8);
        assertThat(edge.get("bool").type()).isEqualTo(Tensor.Type.BOOL);
    }

    @Test
    void tensorsThatShareAStorageAreSlicesOfOneMapping() throws IOException {
        StateDict edge = Checkpoint.read(Shared.path("parity/loader_edge_cases/edge.pth"));
        assertThat(edge.get("shared_a").data().isMapped()).isTrue();
        assertThat(edge.get("shared_b").data().address())
                .isEqualTo(edge.get("shared_a").data().address() + 48);
    }

    @Test
    void aFileThatAsksToRunSomethingIsRefusedByTheNameOfIt() {
        var file = Shared.path("parity/loader_edge_cases/must_be_refused.pth");
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("must_be_refused.pth")
                .hasMessageContaining("'posix.system'")
                .hasMessageContaining("Retroflex runs nothing from weight files");
    }

    @Test
    void filesFromBeforePyTorch16SayHowToSaveThemAgain() {
        for (String legacy : new String[] {
            "parity/loader_edge_cases/edge_legacy.pth", "parity/dinov2_tiny/dinov2_tiny_pretrain_legacy_tar_format.pth"
        }) {
            var file = Shared.path(legacy);
            assertThatThrownBy(() -> Checkpoint.read(file))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("before version 1.6")
                    .hasMessageContaining("torch.save(");
        }
    }
}
