package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.Checkpoint;
import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.StateDict;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A model that comes with Retroflex: whole, or but for the base of its first branch. Such a base is a published network,
 * which each user fetches from its publisher: the box has all files of the model folder except
 * {@code branch-1.safetensors}; its {@code model.json} has the sum of that one too, so that the model that is put together
 * is the one that was measured.
 *
 * <p>All that the box holds is narrowed to halves, see {@link NarrowedModel}; a base that it does not hold is not.
 */
public final class BoxedModel {
    /** The models that may be in the box. */
    public static final List<String> NAMES = List.of("starter", "light");

    private static final String PLACE = "/io/retroflex/vision/box/";
    private static final String REMEDY = "install or build Retroflex again";
    private static final String CARD = "MODEL-CARD.md";
    private static final String BASE = ModelFolder.branchFile(0);

    private final ModelFiles files;
    private final ModelDescription description;

    private BoxedModel(ModelFiles files, byte[] description) throws ModelException {
        this.files = files;
        this.description = ModelFolder.parse(files.place(ModelFolder.DESCRIPTION), description);
        if (!this.description.sums().keySet().equals(new TreeSet<>(ModelFolder.files(this.description)))) {
            throw damaged("its sums are of " + this.description.sums().keySet() + ", its files are "
                    + ModelFolder.files(this.description));
        }
    }

    /**
     * The model of that name in this build of Retroflex, if it has it.
     *
     * @throws IOException if it is there but cannot be read
     */
    public static Optional<BoxedModel> named(String name) throws IOException {
        return find(new ModelFiles.InBox(PLACE + name + "/", BoxedModel.class::getResourceAsStream, REMEDY));
    }

    /**
     * The model that {@link #write} or {@link #writeWhole} put into a folder, if there is one.
     *
     * @throws IOException if it is there but cannot be read
     */
    public static Optional<BoxedModel> in(Path folder) throws IOException {
        return find(new ModelFiles.InFolder(folder, REMEDY));
    }

    private static Optional<BoxedModel> find(ModelFiles files) throws IOException {
        Optional<MemorySegment> json = files.find(ModelFolder.DESCRIPTION);
        return json.isPresent()
                ? Optional.of(new BoxedModel(files, json.get().toArray(ValueLayout.JAVA_BYTE)))
                : Optional.empty();
    }

    /**
     * Writes what goes into the box: the model narrowed, without the base of its first branch.
     *
     * @return the model that {@link #assemble} will give, with its sums; not the one that was given
     * @throws ModelException if there is something at that place already
     * @throws ArithmeticException if a weight is too great for a half
     */
    public static Model write(Model model, Path folder) throws IOException {
        try (DraftFolder draft = DraftFolder.of(folder)) {
            Model written = ModelFolder.fill(draft.path(), NarrowedModel.of(model, false));
            Files.delete(draft.path().resolve(BASE));
            draft.complete();
            return written;
        }
    }

    /**
     * Writes what goes into the box of a model that is all our own: the model narrowed.
     *
     * @return the model that {@link #open} will give, with its sums; not the one that was given
     * @throws ModelException if there is something at that place already
     * @throws ArithmeticException if a weight is too great for a half
     */
    public static Model writeWhole(Model model, Path folder) throws IOException {
        return ModelFolder.write(folder, NarrowedModel.of(model, true));
    }

    /** Whether all of it is in the box. */
    public boolean isWhole() throws IOException {
        return files.find(BASE).isPresent();
    }

    /**
     * The model, straight from the box.
     *
     * @throws ModelException if the box is damaged, or has not all of it
     */
    public Model open() throws IOException {
        if (!isWhole()) {
            throw new ModelException("the base of " + description.name()
                    + " is not in the box; run 'retroflex model fetch " + description.name() + " --out DIR'");
        }
        return ModelReader.read(files, description);
    }

    /**
     * Puts a model that is whole into a folder.
     *
     * @param out the folder to make
     * @return the model as it was written
     * @throws ModelException if there is something at {@code out} already, or the box is damaged or has not all of it
     */
    public Model unpack(Path out) throws IOException {
        open();
        try (DraftFolder draft = DraftFolder.of(out)) {
            copyAllBut(List.of(), draft.path());
            draft.complete();
        }
        return ModelFolder.open(out);
    }

    /** What the model is once it is put together. */
    public ModelDescription description() {
        return description;
    }

    /** The {@link Model#fingerprint} of the model once it is put together. */
    public String fingerprint() {
        return Fingerprint.of(description);
    }

    /**
     * Puts the model together.
     *
     * @param base a weight file of the first branch's family, as its publisher has it
     * @param out the folder to make
     * @return the model as it was written
     * @throws CheckpointException if the file is not of that family
     * @throws ModelException if it is not the very network that the model was made with, there is something at
     *     {@code out} already, or the box is damaged
     */
    public Model assemble(Path base, Path out) throws IOException {
        StateDict weights = Family.named(description.branches().getFirst().family())
                .names()
                .apply(Checkpoint.read(base), base.toString())
                .weights();
        return assemble(base.toString(), weights, out);
    }

    /** As above, with the base's tensors under the names that the network gives them. */
    Model assemble(String source, StateDict base, Path out) throws IOException {
        try (DraftFolder draft = DraftFolder.of(out)) {
            Path folder = draft.path();
            ModelFolder.writeBranch(folder, 0, base);
            String expected = description.sums().get(BASE);
            String sum = Fingerprint.of(folder.resolve(BASE));
            if (!sum.equals(expected)) {
                throw new ModelException(source + " is not the base that " + description.name()
                        + " was made with: as " + BASE + " it has SHA-256 " + sum + ", not " + expected
                        + "; give the file that 'retroflex model fetch "
                        + description.branches().getFirst().family() + "' brings");
            }
            copyAllBut(List.of(BASE), folder);
            draft.complete();
        }
        return ModelFolder.open(out);
    }

    private void copyAllBut(List<String> left, Path folder) throws IOException {
        copy(ModelFolder.DESCRIPTION, folder);
        for (String file : ModelFolder.files(description)) {
            if (!left.contains(file)) {
                copy(file, folder);
                requireSum(file, folder);
            }
        }
        if (files.find(CARD).isPresent()) {
            copy(CARD, folder);
        }
    }

    private void copy(String name, Path folder) throws IOException {
        MemorySegment bytes = files.find(name).orElseThrow(() -> damaged("it has no " + name));
        Files.write(folder.resolve(name), bytes.toArray(ValueLayout.JAVA_BYTE));
    }

    private void requireSum(String name, Path folder) throws IOException {
        String sum = Fingerprint.of(folder.resolve(name));
        if (!sum.equals(description.sums().get(name))) {
            throw damaged("its " + name + " has SHA-256 " + sum + ", not "
                    + description.sums().get(name));
        }
    }

    private ModelException damaged(String rule) {
        return new ModelException("the model in the box, " + files.place("") + ", is damaged: " + rule + "; " + REMEDY);
    }
}
