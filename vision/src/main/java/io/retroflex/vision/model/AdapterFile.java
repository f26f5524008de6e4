package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.LowRank;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** An adapter within a model folder: {@code module.a}, {@code module.b} and {@code module.scale} for each module. */
final class AdapterFile {
    private AdapterFile() {}

    static void write(Path file, LowRankAdapter adapter) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        adapter.modules().forEach((module, lowRank) -> {
            tensors.put(module + ".a", lowRank.a());
            tensors.put(module + ".b", lowRank.b());
            tensors.put(module + ".scale", Tensor.of(new float[] {lowRank.scale()}));
        });
        Safetensors.write(file, new StateDict(tensors), Map.of());
    }

    /**
     * The adapter that tensors of a file make.
     *
     * @param remedy what to do where they make none
     */
    static LowRankAdapter of(String file, StateDict tensors, String remedy) throws ModelException {
        SequencedMap<String, LowRank> modules = new LinkedHashMap<>();
        for (String name : tensors.names()) {
            if (name.endsWith(".scale")) {
                String module = name.substring(0, name.length() - ".scale".length());
                if (!tensors.contains(module + ".a") || !tensors.contains(module + ".b")) {
                    throw new ModelException(file + " has " + name + " but not both of " + module + ".a and " + module
                            + ".b; " + remedy);
                }
                modules.put(
                        module,
                        new LowRank(
                                tensors.get(module + ".a"),
                                tensors.get(module + ".b"),
                                tensors.get(name).floats()[0]));
            }
        }
        if (tensors.names().size() != 3 * modules.size()) {
            throw new ModelException(file + " holds more than its " + modules.size() + " low-rank modules; " + remedy);
        }
        return new LowRankAdapter(file, modules);
    }
}
