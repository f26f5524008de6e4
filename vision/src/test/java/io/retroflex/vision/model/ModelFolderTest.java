package io.retroflex.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.FormulaWeights;
import io.retroflex.vision.checkpoint.Safetensors;
import io.retroflex.vision.network.Reminder;
import io.retroflex.vision.picture.Symmetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {
    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"retroflex", "dinov2", "paper", "mobilenet"})
    void aModelIsReadAsItWasWritten(String preset) throws IOException {
        Path folder = temporary.resolve("model");

        Model written = ModelFolder.write(folder, SmallModel.of(preset, 16));

        Model read = ModelFolder.open(folder);
        assertThat(read.description()).isEqualTo(written.description());
        assertThat(read.fingerprint()).isEqualTo(written.fingerprint());
        assertThat(read.parts().getFirst().base().get("stem.weight").floats())
                .isEqualTo(written.parts().getFirst().base().get("stem.weight").floats());
    }

    @Test
    void theFingerprintFollowsWhatDecidesAnEmbeddingAndNothingElse() throws IOException {
        Model model = ModelFolder.write(temporary.resolve("a"), SmallModel.of("paper", 16));
        Model again = ModelFolder.write(temporary.resolve("b"), renamed(SmallModel.of("paper", 16)));
        Model otherPictures = ModelFolder.write(temporary.resolve("c"), SmallModel.of("mobilenet", 16));
        Model otherWeights = ModelFolder.write(temporary.resolve("d"), SmallModel.of("paper", 24));

        assertThat(again.fingerprint()).isEqualTo(model.fingerprint());
        assertThat(otherPictures.fingerprint()).isNotEqualTo(model.fingerprint());
        assertThat(otherWeights.fingerprint()).isNotEqualTo(model.fingerprint());
    }

    @Test
    void aReminderIsReadAsItWasWrittenAndItsShareCounts() throws IOException {
        Model written = ModelFolder.write(temporary.resolve("a"), reminded(0.3));
        Model otherShare = ModelFolder.write(temporary.resolve("b"), reminded(0.4));

        Model read = ModelFolder.open(temporary.resolve("a"));

        assertThat(read.description()).isEqualTo(written.description());
        assertThat(read.description().dimension()).isEqualTo(16 + 5);
        assertThat(read.fusion().get("reminder.weight").floats())
                .isEqualTo(written.fusion().get("reminder.weight").floats());
        assertThat(otherShare.fingerprint()).isNotEqualTo(written.fingerprint());
    }

    @Test
    void aReminderOfOtherBranchesIsRefused() {
        ModelDescription small = SmallModel.of("paper", 16).description();

        assertThatThrownBy(() -> reminded(small, new Reminder(17, 5, 0.3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the reminder takes 17 numbers, but the branches give 16");
    }

    private static Model reminded(double share) {
        Model small = SmallModel.of("paper", 16);
        ModelDescription description = reminded(small.description(), new Reminder(16, 5, share));
        return new Model(description, small.parts(), FormulaWeights.of(description.fusionParameters()));
    }

    private static ModelDescription reminded(ModelDescription small, Reminder reminder) {
        return new ModelDescription(
                small.format(),
                small.name(),
                small.branches(),
                small.fusion(),
                Optional.of(reminder),
                small.symmetries(),
                small.labels(),
                small.provenance(),
                small.sums());
    }

    @Test
    void symmetriesAreKeptAndMakeAnotherModel() throws IOException {
        Model small = SmallModel.of("paper", 16);
        Model written = ModelFolder.write(temporary.resolve("model"), small.with(List.of(Symmetry.MIRROR)));
        Model plain = ModelFolder.write(temporary.resolve("plain"), small);

        Model read = ModelFolder.open(temporary.resolve("model"));

        assertThat(read.description().symmetries()).containsExactly(Symmetry.MIRROR);
        assertThat(read.fingerprint()).isEqualTo(written.fingerprint()).isNotEqualTo(plain.fingerprint());
        assertThat(temporary.resolve("plain/model.json")).content().doesNotContain("symmetries");
    }

    @Test
    void aChangedWeightIsNoticed() throws IOException {
        Path folder = temporary.resolve("model");
        ModelFolder.write(folder, SmallModel.of("paper", 16));
        Path weights = folder.resolve("branch-1.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);

        assertThatThrownBy(() -> ModelFolder.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("branch-1.safetensors is not as it was written")
                .hasMessageContaining("import or fetch the model again");
    }

    @Test
    void aFolderWithoutADescriptionIsNoModel() {
        assertThatThrownBy(() -> ModelFolder.open(temporary))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("it has no model.json");
    }

    @Test
    void anUnknownFormatIsRefused() throws IOException {
        Path folder = temporary.resolve("model");
        ModelFolder.write(folder, SmallModel.of("paper", 16));
        Path description = folder.resolve("model.json");
        Files.writeString(description, Files.readString(description).replace("\"format\" : 1", "\"format\" : 2"));

        assertThatThrownBy(() -> ModelFolder.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void whatIsThereIsNotOverwrittenAndNoDraftIsLeft() throws IOException {
        Path folder = temporary.resolve("model");
        Model written = ModelFolder.write(folder, SmallModel.of("paper", 16));

        assertThatThrownBy(() -> ModelFolder.write(folder, SmallModel.of("paper", 24)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is there already");

        assertThat(ModelFolder.open(folder).fingerprint()).isEqualTo(written.fingerprint());
        try (Stream<Path> children = Files.list(temporary)) {
            assertThat(children).containsExactly(folder);
        }
    }

    @Test
    void aFileOfAnotherFamilyIsRefusedWithTheOneThatItIsOf() throws IOException {
        Path file = temporary.resolve("weights.safetensors");
        Safetensors.write(
                file, FormulaWeights.of(Family.named("dino-vits16").usual().parameters()), Map.of());
        ModelImport request = new ModelImport(
                "wrong",
                List.of(new ModelImport.BranchFile(Family.named("dino-vitb16"), file)),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Family.SIZE);

        assertThatThrownBy(request::run)
                .hasMessageContaining("is not a dino-vitb16")
                .hasMessageContaining("try --branch gastronet-vits16=");
    }

    @Test
    void anAdapterWithoutItsBranchIsRefused() {
        Family family = Family.named("dino-vits16");
        List<ModelImport.BranchFile> branches =
                List.of(new ModelImport.BranchFile(Family.named("resnet50"), temporary));

        assertThatThrownBy(() -> new ModelImport(
                        "wrong", branches, Map.of(family, temporary), Optional.empty(), Optional.empty(), 224))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add --branch dino-vits16=FILE");
    }

    private static Model renamed(Model model) {
        ModelDescription old = model.description();
        return new Model(
                new ModelDescription(
                        old.format(), "another name", old.branches(), old.fusion(), List.of(), Map.of(), Map.of()),
                model.parts(),
                model.fusion());
    }
}
