package io.retroflex.benchmarks.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.retroflex.training.data.ViewBatch;
import io.retroflex.training.torch.Torch;
import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.model.Model;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** A model that libtorch carries out alone: one call runs the whole network. It has arrays of its own. */
final class PlainNetwork implements AutoCloseable {
    private final NDManager manager = Torch.manager();
    private final PtSymbolBlock module;
    private final NDList parameters = new NDList();
    private final SequencedMap<String, NDArray> learning = new LinkedHashMap<>();

    /**
     * The same that {@link io.retroflex.training.learner.Learner} makes of a model whose bases are frozen.
     *
     * @param dropout of the adapters' inputs
     */
    PlainNetwork(Model model, double dropout) throws IOException {
        StateDict weights = model.fusion().above("fusion.");
        Map<String, LowRank> changes = new LinkedHashMap<>();
        for (int i = 0; i < model.parts().size(); i++) {
            String prefix = "branches." + i + ".";
            weights = weights.with(model.parts().get(i).base().above(prefix));
            model.parts()
                    .get(i)
                    .adapter()
                    .ifPresent(
                            adapter -> adapter.modules().forEach((name, change) -> changes.put(prefix + name, change)));
        }
        TorchScriptSource source = new TorchScriptSource(weights, changes, dropout);
        List<String> inputs = IntStream.range(0, model.description().views().size())
                .mapToObj(i -> "x" + i)
                .toList();
        String result = model.description().embed(source, inputs);
        module = load(source.module(TorchScriptArchive.TYPE, inputs, result));
        weights.tensors().forEach((name, tensor) -> hand(name, tensor, isFusion(name)));
        source.constants().forEach((name, tensor) -> hand(name, tensor, false));
        changes.forEach((name, change) -> {
            hand(name + ".lora_A", change.a(), true);
            hand(name + ".lora_B", change.b(), true);
        });
    }

    private static boolean isFusion(String name) {
        return name.startsWith("fusion.") && !name.contains(".running_");
    }

    private PtSymbolBlock load(String source) throws IOException {
        // Operation by operation, as PyTorch runs Python code; otherwise libtorch rewrites the graph at its first runs.
        JniUtils.setGraphExecutorOptimize(false);
        return JniUtils.loadModule(
                (PtNDManager) manager, new ByteArrayInputStream(TorchScriptArchive.of(source)), false, false);
    }

    private void hand(String name, Tensor tensor, boolean learns) {
        long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
        NDArray array = manager.create(tensor.floats(), new Shape(shape));
        // DJL gathers what is named «p.» into the dictionary that the module takes as p.
        array.setName("p." + name);
        array.setRequiresGradient(learns);
        parameters.add(array);
        if (learns) {
            learning.put(name, array);
        }
    }

    /** The embeddings of a batch with their gradients, {@code [batch, dimension]}. */
    NDArray embed(ViewBatch batch, NDManager step) {
        NDList inputs = new NDList(batch.arrays(step));
        inputs.addAll(parameters);
        return IValueUtils.forward(module, inputs, true).singletonOrThrow();
    }

    /** The arrays that learn, under the names that {@link io.retroflex.training.torch.Parameters} gives them. */
    SequencedMap<String, NDArray> learning() {
        return learning;
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
