package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.ParameterCheck;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A model as a folder: {@code model.json} says what it is, safetensors hold its weights. */
public final class ModelFolder {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final String DESCRIPTION = "model.json";
    private static final String FUSION = "fusion.safetensors";

    private ModelFolder() {}

    /** Whether a folder looks like a model. */
    public static boolean isModel(Path folder) {
        return Files.isRegularFile(folder.resolve(DESCRIPTION));
    }

    /**
     * What a model is, without its weights.
     *
     * @throws ModelException if the folder is not a model, or one of a form that this version does not know
     */
    public static ModelDescription describe(Path folder) throws IOException {
        Path file = folder.resolve(DESCRIPTION);
        if (!Files.isRegularFile(file)) {
            throw new ModelException(folder + " is not a model: it has no " + DESCRIPTION
                    + "; 'retroflex model import' makes one, 'retroflex model list' shows the known ones");
        }
        ModelDescription description;
        try {
            description = JSON.readValue(Files.readAllBytes(file), ModelDescription.class);
        } catch (JacksonException e) {
            throw new ModelException(file + " does not describe a model: " + e.getOriginalMessage(), e);
        }
        if (description.format() != ModelDescription.FORMAT) {
            throw new ModelException(file + " has format " + description.format() + "; this version reads format "
                    + ModelDescription.FORMAT + ", so use the version of Retroflex that wrote it or a later one");
        }
        return description;
    }

    /**
     * Opens a model and checks it: every file's sum, every tensor's name and shape.
     *
     * @throws IOException if it is not a model, or not as it was written
     */
    public static Model open(Path folder) throws IOException {
        ModelDescription description = describe(folder);
        for (Map.Entry<String, String> sum : description.sums().entrySet()) {
            Path file = folder.resolve(sum.getKey());
            if (!Files.isRegularFile(file)) {
                throw new ModelException(file + " is missing; import or fetch the model again");
            }
            String actual = Fingerprint.of(file);
            if (!actual.equals(sum.getValue())) {
                throw new ModelException(file + " is not as it was written: its SHA-256 is " + actual + ", not "
                        + sum.getValue() + "; import or fetch the model again");
            }
        }
        List<Model.Part> parts = new ArrayList<>();
        for (int i = 0; i < description.branches().size(); i++) {
            Branch branch = description.branches().get(i);
            StateDict base = checked(
                    description, folder, branchFile(i), branch.backbone().parameters());
            Optional<LowRankAdapter> adapter = branch.adapted()
                    ? Optional.of(AdapterFile.read(summed(description, folder, adapterFile(i))))
                    : Optional.empty();
            parts.add(new Model.Part(base, adapter));
        }
        StateDict fusion = description.fusion().parameters().isEmpty()
                ? new StateDict(Map.of())
                : checked(description, folder, FUSION, description.fusion().parameters());
        return new Model(description, parts, fusion);
    }

    private static StateDict checked(
            ModelDescription description, Path folder, String name, Map<String, List<Integer>> parameters)
            throws IOException {
        Path file = summed(description, folder, name);
        StateDict weights = Safetensors.read(file);
        ParameterCheck.check(file.toString(), weights, parameters);
        return weights;
    }

    /** A file whose sum was checked: nothing is read that the description does not vouch for. */
    private static Path summed(ModelDescription description, Path folder, String name) throws ModelException {
        if (!description.sums().containsKey(name)) {
            throw new ModelException(
                    folder.resolve(DESCRIPTION) + " has no sum of " + name + "; import or fetch the model again");
        }
        return folder.resolve(name);
    }

    /**
     * Writes a model: all of it, or nothing.
     *
     * @return the model as it was written, with its sums
     * @throws ModelException if there is something at that place already
     */
    public static Model write(Path folder, Model model) throws IOException {
        if (Files.exists(folder) && !isEmptyFolder(folder)) {
            throw new ModelException(folder + " is there already; name another folder, or delete this one first");
        }
        Path parent = folder.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, ".model-");
        try {
            List<String> files = new ArrayList<>();
            for (int i = 0; i < model.parts().size(); i++) {
                Safetensors.write(
                        draft.resolve(branchFile(i)), model.parts().get(i).base(), Map.of());
                files.add(branchFile(i));
                Optional<LowRankAdapter> adapter = model.parts().get(i).adapter();
                if (adapter.isPresent()) {
                    AdapterFile.write(draft.resolve(adapterFile(i)), adapter.get());
                    files.add(adapterFile(i));
                }
            }
            if (!model.description().fusion().parameters().isEmpty()) {
                Safetensors.write(draft.resolve(FUSION), model.fusion(), Map.of());
                files.add(FUSION);
            }
            Map<String, String> sums = new TreeMap<>();
            for (String file : files) {
                sums.put(file, Fingerprint.of(draft.resolve(file)));
            }
            ModelDescription description = model.description().withSums(sums);
            Files.write(draft.resolve(DESCRIPTION), JSON.writeValueAsBytes(description));
            Files.deleteIfExists(folder);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
            return new Model(description, model.parts(), model.fusion());
        } finally {
            deleteRecursively(draft);
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String branchFile(int index) {
        return "branch-" + (index + 1) + ".safetensors";
    }

    private static String adapterFile(int index) {
        return "adapter-" + (index + 1) + ".safetensors";
    }
}
