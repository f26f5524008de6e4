package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.ParameterCheck;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a model's weights and checks them: every file's sum, every tensor's name and shape. Nothing is read that the
 * description does not vouch for.
 */
final class ModelReader {
    private final ModelFiles files;
    private final ModelDescription description;
    private final Map<String, MemorySegment> checked = new HashMap<>();

    private ModelReader(ModelFiles files, ModelDescription description) {
        this.files = files;
        this.description = description;
    }

    /**
     * The model.
     *
     * @throws IOException if it is not as it was written
     */
    static Model read(ModelFiles files, ModelDescription description) throws IOException {
        return new ModelReader(files, description).read();
    }

    private Model read() throws IOException {
        for (String name : description.sums().keySet()) {
            checked.put(name, summed(name));
        }
        List<Model.Part> parts = new ArrayList<>();
        for (int i = 0; i < description.branches().size(); i++) {
            Branch branch = description.branches().get(i);
            StateDict base =
                    checked(ModelFolder.branchFile(i), branch.backbone().parameters());
            parts.add(new Model.Part(base, branch.adapted() ? Optional.of(adapter(i)) : Optional.empty()));
        }
        StateDict fusion = description.fusionParameters().isEmpty()
                ? new StateDict(Map.of())
                : checked(ModelFolder.FUSION, description.fusionParameters());
        return new Model(description, parts, fusion);
    }

    private LowRankAdapter adapter(int index) throws IOException {
        String name = ModelFolder.adapterFile(index);
        return AdapterFile.of(files.place(name), tensors(name), files.remedy());
    }

    private StateDict checked(String name, Map<String, List<Integer>> parameters) throws IOException {
        StateDict weights = tensors(name);
        ParameterCheck.check(files.place(name), weights, parameters);
        return weights;
    }

    private StateDict tensors(String name) throws IOException {
        MemorySegment bytes = checked.get(name);
        if (bytes == null) {
            throw new ModelException(
                    files.place(ModelFolder.DESCRIPTION) + " has no sum of " + name + "; " + files.remedy());
        }
        return Safetensors.read(files.place(name), bytes);
    }

    private MemorySegment summed(String name) throws IOException {
        MemorySegment bytes = files.find(name)
                .orElseThrow(() -> new ModelException(files.place(name) + " is missing; " + files.remedy()));
        String actual = Fingerprint.of(bytes);
        String sum = description.sums().get(name);
        if (!actual.equals(sum)) {
            throw new ModelException(files.place(name) + " is not as it was written: its SHA-256 is " + actual
                    + ", not " + sum + "; " + files.remedy());
        }
        return bytes;
    }
}
