package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.checkpoint.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    static final String DESCRIPTION = "model.json";
    static final String FUSION = "fusion.safetensors";

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
        return parse(file.toString(), Files.readAllBytes(file));
    }

    /** What the bytes of a {@value #DESCRIPTION} say. */
    static ModelDescription parse(String file, byte[] json) throws ModelException {
        ModelDescription description;
        try {
            description = JSON.readValue(json, ModelDescription.class);
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
        return ModelReader.read(new ModelFiles.InFolder(folder, "import or fetch the model again"), describe(folder));
    }

    /**
     * Checks that a model can be written there, for those who have long work to do before.
     *
     * @throws ModelException if there is something at that place already
     */
    public static void requireFree(Path folder) throws IOException {
        DraftFolder.requireFree(folder);
    }

    /**
     * Writes a model: all of it, or nothing.
     *
     * @return the model as it was written, with its sums
     * @throws ModelException if there is something at that place already
     */
    public static Model write(Path folder, Model model) throws IOException {
        try (DraftFolder draft = DraftFolder.of(folder)) {
            Model written = fill(draft.path(), model);
            draft.complete();
            return written;
        }
    }

    /** Writes all files of a model into a folder that is there. */
    static Model fill(Path folder, Model model) throws IOException {
        for (int i = 0; i < model.parts().size(); i++) {
            Model.Part part = model.parts().get(i);
            writeBranch(folder, i, part.base());
            if (part.adapter().isPresent()) {
                AdapterFile.write(folder.resolve(adapterFile(i)), part.adapter().get());
            }
        }
        if (!model.description().fusionParameters().isEmpty()) {
            Safetensors.write(folder.resolve(FUSION), model.fusion(), Map.of());
        }
        Map<String, String> sums = new TreeMap<>();
        for (String file : files(model.description())) {
            sums.put(file, Fingerprint.of(folder.resolve(file)));
        }
        ModelDescription description = model.description().withSums(sums);
        Files.write(folder.resolve(DESCRIPTION), JSON.writeValueAsBytes(description));
        return new Model(description, model.parts(), model.fusion());
    }

    /** Writes a branch's base as every model folder has it: the same tensors have the same sum. */
    static void writeBranch(Path folder, int index, StateDict base) throws IOException {
        Safetensors.write(folder.resolve(branchFile(index)), base, Map.of());
    }

    /** The files of weights that a model has. */
    static List<String> files(ModelDescription description) {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < description.branches().size(); i++) {
            files.add(branchFile(i));
            if (description.branches().get(i).adapted()) {
                files.add(adapterFile(i));
            }
        }
        if (!description.fusionParameters().isEmpty()) {
            files.add(FUSION);
        }
        return files;
    }

    static String branchFile(int index) {
        return "branch-" + (index + 1) + ".safetensors";
    }

    static String adapterFile(int index) {
        return "adapter-" + (index + 1) + ".safetensors";
    }
}
