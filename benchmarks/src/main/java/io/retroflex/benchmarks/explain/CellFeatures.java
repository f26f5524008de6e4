package io.retroflex.benchmarks.explain;

import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.explain.HeatMap;
import io.retroflex.vision.model.Branch;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.ModelDescription;
import io.retroflex.vision.network.Features;
import io.retroflex.vision.network.Operations;
import io.retroflex.vision.network.Pooling;
import io.retroflex.vision.onnx.OnnxNetwork;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Heat from the branches' last cells, in two ways, to compare occlusion with. Symmetries are left aside: a picture is seen
 * once.
 */
final class CellFeatures implements AutoCloseable {
    private final ModelDescription description;
    private final OnnxNetwork network;

    private CellFeatures(ModelDescription description, OnnxNetwork network) {
        this.description = description;
        this.network = network;
    }

    /** @throws IllegalArgumentException if a branch does not pool by the mean */
    static CellFeatures of(Model model) throws IOException {
        ModelDescription description = model.description();
        if (description.branches().stream().anyMatch(branch -> branch.pooling() != Pooling.MEAN)) {
            throw new IllegalArgumentException("cells can be left out of a mean only; leave out 'cells'");
        }
        StateDict learnt = model.fusion().above("fusion.");
        StateDict frozen = learnt;
        for (int i = 0; i < model.parts().size(); i++) {
            Model.Part part = model.parts().get(i);
            StateDict base = part.base();
            StateDict folded = part.adapter().isPresent() ? part.adapter().get().merge(base) : base;
            learnt = learnt.with(folded.above("branches." + i + "."));
            frozen = frozen.with(base.above("branches." + i + "."));
        }
        List<OnnxNetwork.Input> inputs = new ArrayList<>();
        for (Preprocessing view : description.views()) {
            inputs.add(new OnnxNetwork.Input(
                    "view" + inputs.size(),
                    view.framing().height(),
                    view.framing().width()));
        }
        OnnxNetwork.Description network = new OnnxNetwork.Description() {
            @Override
            public <T> Map<String, T> describe(Operations<T> operations, Map<String, T> edges) {
                return outputs(description, operations, List.copyOf(edges.values()));
            }
        };
        return new CellFeatures(description, OnnxNetwork.build(network, inputs, learnt, frozen, 2));
    }

    /** Each branch's cells, and the embedding as it would be without each. */
    private static <T> Map<String, T> outputs(ModelDescription description, Operations<T> operations, List<T> views) {
        Map<String, T> outputs = new LinkedHashMap<>();
        List<T> learnt = tokens(description, operations, views);
        List<T> frozen = tokens(description, operations.frozen(), views);
        outputs.put("whole", embed(description, operations, learnt, frozen, -1, -1));
        for (int branch = 0; branch < learnt.size(); branch++) {
            outputs.put("cells." + branch, learnt.get(branch));
            for (int cell = 0; cell < cells(description.branches().get(branch)); cell++) {
                outputs.put(
                        "without." + branch + "." + cell, embed(description, operations, learnt, frozen, branch, cell));
            }
        }
        return outputs;
    }

    private static <T> List<T> tokens(ModelDescription description, Operations<T> operations, List<T> views) {
        List<T> tokens = new ArrayList<>();
        for (int i = 0; i < description.branches().size(); i++) {
            Branch branch = description.branches().get(i);
            Framing framing = branch.preprocessing().framing();
            Features<T> features = branch.backbone()
                    .features(
                            operations.within("branches." + i + "."),
                            views.get(description.views().indexOf(branch.preprocessing())),
                            framing.height(),
                            framing.width());
            tokens.add(features.tokens());
        }
        return tokens;
    }

    private static <T> T embed(
            ModelDescription description,
            Operations<T> operations,
            List<T> learnt,
            List<T> frozen,
            int branch,
            int cell) {
        T vectors = vectors(description, operations, learnt, branch, cell);
        return description.reminder().isEmpty()
                ? description.fuse(operations, vectors)
                : description.join(operations, vectors, vectors(description, operations, frozen, branch, cell));
    }

    private static <T> T vectors(
            ModelDescription description, Operations<T> operations, List<T> tokens, int without, int cell) {
        List<T> vectors = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            T mean = operations.meanToken(tokens.get(i));
            if (i == without) {
                double cells = cells(description.branches().get(i));
                T left = operations.scale(operations.token(tokens.get(i), cell), -1 / (cells - 1));
                mean = operations.add(operations.scale(mean, cells / (cells - 1)), left);
            }
            vectors.add(operations.normalize(mean));
        }
        return operations.concatenate(vectors);
    }

    /** All our networks that pool by the mean halve five times, rounding up. */
    private static int side(Branch branch) {
        return (branch.preprocessing().framing().height() + 31) / 32;
    }

    private static int cells(Branch branch) {
        return side(branch) * side(branch);
    }

    private Map<String, Tensor> run(Picture picture) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (Preprocessing view : description.views()) {
            int height = view.framing().height();
            int width = view.framing().width();
            float[] pixels = new float[3 * height * width];
            view.write(picture, MemorySegment.ofArray(pixels));
            inputs.put("view" + inputs.size(), Tensor.of(pixels, 1, 3, height, width));
        }
        return network.run(inputs);
    }

    /** How far the cosine falls when a cell is left out of the mean, branch by branch, added up. */
    HeatMap withoutCells(Picture query, Picture neighbour) {
        Map<String, Tensor> here = run(query);
        float[] there = run(neighbour).get("whole").floats();
        float cosine = product(here.get("whole").floats(), 0, there, 0, there.length);
        List<HeatMap> branches = new ArrayList<>();
        for (int i = 0; i < description.branches().size(); i++) {
            int side = side(description.branches().get(i));
            float[] falls = new float[side * side];
            for (int cell = 0; cell < falls.length; cell++) {
                float[] without = here.get("without." + i + "." + cell).floats();
                falls[cell] = cosine - product(without, 0, there, 0, there.length);
            }
            branches.add(new HeatMap(side, side, falls));
        }
        return sum(branches);
    }

    /** The cosine of each cell with the neighbour's cell that is most like it, branch by branch, added up. */
    HeatMap bestMatches(Picture query, Picture neighbour) {
        Map<String, Tensor> here = run(query);
        Map<String, Tensor> there = run(neighbour);
        List<HeatMap> branches = new ArrayList<>();
        for (int i = 0; i < description.branches().size(); i++) {
            int side = side(description.branches().get(i));
            int width = description.branches().get(i).backbone().width();
            float[] own = here.get("cells." + i).floats();
            float[] others = there.get("cells." + i).floats();
            float[] best = new float[side * side];
            for (int cell = 0; cell < best.length; cell++) {
                double length = Math.sqrt(product(own, cell * width, own, cell * width, width));
                for (int other = 0; other < best.length; other++) {
                    double otherLength = Math.sqrt(product(others, other * width, others, other * width, width));
                    double cosine = product(own, cell * width, others, other * width, width) / (length * otherLength);
                    best[cell] = Math.max(best[cell], (float) cosine);
                }
            }
            branches.add(new HeatMap(side, side, best));
        }
        return sum(branches);
    }

    private static HeatMap sum(List<HeatMap> maps) {
        int side = maps.stream().mapToInt(HeatMap::rows).max().orElseThrow();
        float[] sum = new float[side * side];
        for (HeatMap map : maps) {
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    sum[row * side + column] += map.between((column + 0.5) / side, (row + 0.5) / side);
                }
            }
        }
        return new HeatMap(side, side, sum);
    }

    private static float product(float[] one, int from, float[] other, int otherFrom, int length) {
        float sum = 0;
        for (int i = 0; i < length; i++) {
            sum += one[from + i] * other[otherFrom + i];
        }
        return sum;
    }

    @Override
    public void close() {
        network.close();
    }
}
