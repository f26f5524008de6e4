package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.Checkpoint;
import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.DualCheckpoint;
import io.retroflex.vision.checkpoint.LowRankAdapter;
import io.retroflex.vision.checkpoint.NamedWeights;
import io.retroflex.vision.checkpoint.ParameterCheck;
import io.retroflex.vision.checkpoint.StateDict;
import io.retroflex.vision.checkpoint.Tensor;
import io.retroflex.vision.network.Backbone;
import io.retroflex.vision.network.Fusion;
import io.retroflex.vision.picture.Framing;
import io.retroflex.vision.picture.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a model together from the files of others.
 *
 * @param name of the model to be
 * @param branches one or two weight files and their families, in the order that a head takes them
 * @param adapters PEFT adapters by the family of the branch they belong to
 * @param head of the fusion; without one the branches' vectors stand end to end
 * @param framing the preset of {@link Framing} for all branches, in place of each family's own
 * @param size of the square that pictures come to, in pixels
 */
public record ModelImport(
        String name,
        List<BranchFile> branches,
        Map<Family, Path> adapters,
        Optional<Path> head,
        Optional<String> framing,
        int size) {
    /** A weight file and the family it is of. */
    public record BranchFile(Family family, Path file) {}

    /**
     * An imported model.
     *
     * @param notes what was knowingly left out of the files, a line each
     */
    public record Imported(Model model, List<String> notes) {}

    /**
     * Checks that there are one or two branches and no adapter without its branch.
     *
     * @throws IllegalArgumentException if not
     */
    public ModelImport {
        branches = List.copyOf(branches);
        adapters = Map.copyOf(adapters);
        List<Family> families = branches.stream().map(BranchFile::family).toList();
        if (families.isEmpty()
                || families.size() > 2
                || families.stream().distinct().count() != families.size()) {
            throw new IllegalArgumentException(
                    "a model has one branch or two of different families, not " + families.size());
        }
        for (Family family : adapters.keySet()) {
            if (!families.contains(family)) {
                throw new IllegalArgumentException("there is an adapter for " + family.id()
                        + " but no such branch; add --branch " + family.id() + "=FILE");
            }
        }
    }

    /**
     * Reads the files.
     *
     * @throws CheckpointException if a file is not what it is said to be; the message lists every tensor that is wrong
     */
    public Imported run() throws IOException {
        List<String> notes = new ArrayList<>();
        List<Model.Part> parts = new ArrayList<>();
        for (BranchFile branch : branches) {
            Optional<LowRankAdapter> adapter = Optional.empty();
            Path adapterFile = adapters.get(branch.family());
            if (adapterFile != null) {
                adapter = Optional.of(LowRankAdapter.read(adapterFile));
            }
            parts.add(new Model.Part(base(branch, notes), adapter));
        }
        StateDict fusion = new StateDict(Map.of());
        if (head.isPresent()) {
            fusion = HeadNames.apply(Checkpoint.read(head.get()), notes);
        }
        return new Imported(assemble(parts, fusion), notes);
    }

    /**
     * Reads the files, and takes adapters and head from a checkpoint of the paper's code.
     *
     * @param checkpoint its {@code model1} is a DINO v1 branch (GastroNet), its {@code model2} a DINOv2 branch
     * @throws CheckpointException if a file is not what it is said to be, or the branches are not one of each
     */
    public Imported run(Path checkpoint) throws IOException {
        DualCheckpoint dual = DualCheckpoint.read(checkpoint);
        List<String> notes = new ArrayList<>(dual.ignored());
        List<BranchFile> ordered = branches.stream()
                .sorted((one, other) -> Boolean.compare(isDinoV2(one), isDinoV2(other)))
                .toList();
        if (ordered.size() != 2 || isDinoV2(ordered.getFirst()) || !isDinoV2(ordered.getLast())) {
            throw new CheckpointException(
                    checkpoint.toString(),
                    "holds a GastroNet (model1) and a DINOv2 branch (model2), and needs the base of each",
                    "give --branch gastronet-vits16=FILE and --branch dinov2-vits14-reg4=FILE");
        }
        List<Model.Part> parts = List.of(
                part(ordered.getFirst(), dual.gastronet(), notes), part(ordered.getLast(), dual.dinov2(), notes));
        ModelImport inOrder = new ModelImport(name, ordered, Map.of(), Optional.of(checkpoint), framing, size);
        return new Imported(inOrder.assemble(parts, HeadNames.apply(dual.fusion(), notes)), notes);
    }

    /** The base of the file; where the checkpoint has weights of the base itself, those were trained with. */
    private static Model.Part part(BranchFile branch, DualCheckpoint.Branch trained, List<String> notes)
            throws IOException {
        Map<String, Tensor> base = new LinkedHashMap<>(base(branch, notes).tensors());
        base.putAll(trained.base().tensors());
        if (!trained.base().names().isEmpty()) {
            notes.add(trained.base().names().size() + " base tensors of the checkpoint stand in for those of "
                    + branch.file());
        }
        return new Model.Part(new StateDict(base), Optional.of(trained.adapter()));
    }

    private static boolean isDinoV2(BranchFile branch) {
        return branch.family().id().startsWith("dinov2");
    }

    private static StateDict base(BranchFile branch, List<String> notes) throws IOException {
        NamedWeights named = branch.family()
                .names()
                .apply(Checkpoint.read(branch.file()), branch.file().toString());
        notes.addAll(named.ignored());
        return named.weights();
    }

    private Model assemble(List<Model.Part> parts, StateDict fusion) throws IOException {
        List<Branch> described = new ArrayList<>();
        Map<String, String> provenance = new TreeMap<>();
        for (int i = 0; i < branches.size(); i++) {
            BranchFile branch = branches.get(i);
            Family family = branch.family();
            Model.Part part = parts.get(i);
            Backbone backbone = family.backbone(part.base(), branch.file().toString());
            if (part.adapter().isPresent()) {
                // Whether it fits is better known now than at the first picture.
                part.adapter().get().merge(part.base());
            }
            Preprocessing preprocessing = new Preprocessing(
                    framing.map(preset -> Framing.preset(preset, size)).orElseGet(() -> family.framing(size)),
                    family.normalization());
            described.add(new Branch(
                    family.id(),
                    backbone,
                    family.pooling(),
                    preprocessing,
                    part.adapter().isPresent(),
                    family.licence()));
            provenance.put(
                    "branch " + (i + 1), branch.file().getFileName() + ", SHA-256 " + Fingerprint.of(branch.file()));
        }
        int inputs = described.stream().mapToInt(Branch::dimension).sum();
        Fusion fused = new Fusion.Concatenation(inputs);
        if (head.isPresent()) {
            fused = HeadNames.head(fusion, head.get());
            provenance.put("head", head.get().getFileName() + ", SHA-256 " + Fingerprint.of(head.get()));
            ParameterCheck.check(head.get().toString(), fusion, fused.parameters());
        }
        ModelDescription description =
                new ModelDescription(ModelDescription.FORMAT, name, described, fused, List.of(), provenance, Map.of());
        return new Model(description, parts, fusion);
    }
}
