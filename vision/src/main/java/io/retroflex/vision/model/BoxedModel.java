package io.retroflex.vision.model;

import io.retroflex.vision.checkpoint.Checkpoint;
import io.retroflex.vision.checkpoint.CheckpointException;
import io.retroflex.vision.checkpoint.StateDict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A model that comes with Retroflex, but for the base of its first branch: that is a published network, which each user
 * fetches from its publisher. The box has all files of the model folder except {@code branch-1.safetensors}; its
 * {@code model.json} has the sum of that one too, so that the model that is put together is the one that was measured.
 *
 * <p>All that the box holds is narrowed to halves, see {@link NarrowedModel}; the base is not.
 */
public final class BoxedModel {
    /** The models that may be in the box. */
    public static final List<String> NAMES = List.of("light");

    private static final String PLACE = "/io/retroflex/vision/box/";
    private static final String CARD = "MODEL-CARD.md";
    private static final String BASE = ModelFolder.branchFile(0);

    private final String place;
    private final Contents contents;
    private final ModelDescription description;

    /** Files by name. */
    private interface Contents {
        Optional<InputStream> open(String name) throws IOException;
    }

    private BoxedModel(String place, Contents contents, byte[] description) throws ModelException {
        this.place = place;
        this.contents = contents;
        this.description = ModelFolder.parse(place + ModelFolder.DESCRIPTION, description);
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
        String folder = PLACE + name + "/";
        return find(folder, file -> Optional.ofNullable(BoxedModel.class.getResourceAsStream(folder + file)));
    }

    /**
     * The model that {@link #write} put into a folder, if there is one.
     *
     * @throws IOException if it is there but cannot be read
     */
    public static Optional<BoxedModel> in(Path folder) throws IOException {
        return find(folder + "/", name -> {
            Path file = folder.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.newInputStream(file)) : Optional.empty();
        });
    }

    private static Optional<BoxedModel> find(String place, Contents contents) throws IOException {
        Optional<InputStream> json = contents.open(ModelFolder.DESCRIPTION);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = json.get()) {
            return Optional.of(new BoxedModel(place, contents, in.readAllBytes()));
        }
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
            Model written = ModelFolder.fill(draft.path(), NarrowedModel.of(model));
            Files.delete(draft.path().resolve(BASE));
            draft.complete();
            return written;
        }
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
            copy(ModelFolder.DESCRIPTION, folder);
            for (String file : ModelFolder.files(description)) {
                if (!file.equals(BASE)) {
                    copy(file, folder);
                    requireSum(file, folder);
                }
            }
            Optional<InputStream> card = contents.open(CARD);
            if (card.isPresent()) {
                card.get().close();
                copy(CARD, folder);
            }
            draft.complete();
        }
        return ModelFolder.open(out);
    }

    private void copy(String name, Path folder) throws IOException {
        Optional<InputStream> file = contents.open(name);
        if (file.isEmpty()) {
            throw damaged("it has no " + name);
        }
        try (InputStream in = file.get()) {
            Files.copy(in, folder.resolve(name));
        }
    }

    private void requireSum(String name, Path folder) throws IOException {
        String sum = Fingerprint.of(folder.resolve(name));
        if (!sum.equals(description.sums().get(name))) {
            throw damaged("its " + name + " has SHA-256 " + sum + ", not "
                    + description.sums().get(name));
        }
    }

    private ModelException damaged(String rule) {
        return new ModelException(
                "the model in the box, " + place + ", is damaged: " + rule + "; install or build Retroflex again");
    }
}
