package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** A model at half its size: what a {@link BoxedModel} holds, for measuring what ships and not what was trained. */
public final class NarrowedModel {
    private NarrowedModel() {}

    /**
     * The model with every tensor as halves, except the scales of its adapters. Its sums, and with them its fingerprint,
     * are known when it is written.
     *
     * @param firstBase whether the base of its first branch is narrowed as well
     * @throws ArithmeticException if a weight is too great for a half
     */
    public static Model of(Model model, boolean firstBase) {
        List<Model.Part> parts = new ArrayList<>();
        for (Model.Part part : model.parts()) {
            boolean published = parts.isEmpty() && !firstBase;
            StateDict base = published ? part.base() : narrowed(part.base());
            parts.add(new Model.Part(base, part.adapter().map(NarrowedModel::narrowed)));
        }
        return new Model(model.description().withSums(Map.of()), parts, narrowed(model.fusion()));
    }

    private static LowRankAdapter narrowed(LowRankAdapter adapter) {
        SequencedMap<String, LowRank> modules = new LinkedHashMap<>();
        adapter.modules()
                .forEach((module, change) -> modules.put(
                        module, new LowRank(change.a().toHalves(), change.b().toHalves(), change.scale())));
        return new LowRankAdapter(adapter.file(), modules);
    }

    private static StateDict narrowed(StateDict tensors) {
        Map<String, Tensor> halves = new LinkedHashMap<>();
        tensors.tensors().forEach((name, tensor) -> halves.put(name, tensor.toHalves()));
        return new StateDict(halves);
    }
}
