package io.retroflex.vision.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.retroflex.vision.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
    @TempDir
    private Path folder;

    @Test
    void theFolderThatHoldsAPictureIsItsLabelAtAnyDepth() throws IOException {
        file("polyps/b.JPG");
        file("polyps/a.jpg");
        file("lower-gi-tract/pathological-findings/ulcerative-colitis/c.png");
        Dataset dataset = Dataset.read(folder);
        assertThat(dataset.pictures())
                .extracting(LabelledPicture::name, LabelledPicture::label)
                .containsExactly(
                        tuple("lower-gi-tract/pathological-findings/ulcerative-colitis/c.png", "ulcerative-colitis"),
                        tuple("polyps/a.jpg", "polyps"),
                        tuple("polyps/b.JPG", "polyps"));
        assertThat(dataset.problems()).isEmpty();
    }

    @Test
    void hiddenAndForeignFilesAreLeftOut() throws IOException {
        file("polyps/a.jpg");
        file("polyps/.b.jpg");
        file("polyps/notes.txt");
        file(".cache/c.jpg");
        assertThat(Dataset.read(folder).pictures())
                .extracting(LabelledPicture::name)
                .containsExactly("polyps/a.jpg");
    }

    @Test
    void aPictureInNoLabelsFolderIsAProblem() throws IOException {
        file("polyps/a.jpg");
        file("loose.jpg");
        assertThat(Dataset.read(folder).problems())
                .singleElement()
                .asString()
                .contains("loose.jpg", "lies in no folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void aTablesFurtherColumnsComeAlongAndBlanksAreDropped(String delimiter) throws IOException {
        file("images/a.jpg");
        manifest("file,label,split,patient\nimages/a.jpg,polyp,,p1\n".replace(",", delimiter));
        LabelledPicture picture = Dataset.read(folder).pictures().getFirst();
        assertThat(picture.file()).isEqualTo(folder.resolve("images/a.jpg"));
        assertThat(picture.name()).isEqualTo("images/a.jpg");
        assertThat(picture.columns()).isEqualTo(Map.of("label", "polyp", "patient", "p1"));
        assertThat(picture.column("split")).isEmpty();
    }

    @Test
    void aForeignTableIsReadByItsOwnColumns() throws IOException {
        file("patient 7/img1.jpeg");
        Path table = folder.resolveSibling(folder.getFileName() + "-labels.csv");
        Files.writeString(table, "\ufeffimagen;FG1;sitio\n\"patient 7/img1\";A3;\"a;b\"\n");
        Dataset dataset = Dataset.read(folder, new DatasetOptions(Optional.of(table), "imagen", "FG1"));
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.name()).isEqualTo("patient 7/img1.jpeg");
            assertThat(picture.columns()).isEqualTo(Map.of("label", "A3", "sitio", "a;b"));
        });
    }

    @Test
    void badRowsAreNamedByLineAndTheRestGoesOn() throws IOException {
        file("a.jpg");
        file("b.jpg");
        Files.write(folder.resolveSibling("outside.jpg"), new byte[] {1});
        manifest("""
                file,label
                a.jpg,polyp
                gone.jpg,polyp
                ../outside.jpg,polyp
                /etc/hostname,polyp
                ,polyp
                b.jpg,
                b.jpg,polyp,more
                a.jpg,cecum
                b.jpg,cecum
                """);
        Dataset dataset = Dataset.read(folder);
        assertThat(dataset.pictures()).extracting(LabelledPicture::name).containsExactly("a.jpg", "b.jpg");
        assertThat(dataset.problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("manifest.csv line 3: there is no file 'gone.jpg'"),
                        text -> assertThat(text)
                                .startsWith("manifest.csv line 4:")
                                .contains("outside the data folder"),
                        text -> assertThat(text)
                                .startsWith("manifest.csv line 5:")
                                .contains("outside the data folder"),
                        text -> assertThat(text).startsWith("manifest.csv line 6: the column 'file' is blank"),
                        text -> assertThat(text).startsWith("manifest.csv line 7: the column 'label' is blank"),
                        text -> assertThat(text).startsWith("manifest.csv line 8: the row has 3 values"),
                        text -> assertThat(text)
                                .startsWith("manifest.csv line 9:")
                                .contains("already in an earlier row"));
    }

    @Test
    void aMissingColumnIsAnsweredWithThoseThereAre() throws IOException {
        manifest("picture,label\na.jpg,polyp\n");
        assertThatThrownBy(() -> Dataset.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no column 'file'; it has: picture, label");
    }

    @Test
    void aFolderWithoutPicturesIsRefused() {
        assertThatThrownBy(() -> Dataset.read(folder))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no labelled pictures");
        assertThatThrownBy(() -> Dataset.read(folder.resolve("nowhere")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no such folder");
    }

    @Test
    void brokenTablesAreRefusedInOneSentence() throws IOException {
        file("a.jpg");
        manifest("file,label\na.jpg,\"polyp\n");
        assertThatThrownBy(() -> Dataset.read(folder)).hasMessageContaining("no valid table");
        manifest("file,label,label\na.jpg,polyp,polyp\n");
        assertThatThrownBy(() -> Dataset.read(folder)).hasMessageContaining("no valid table");
        Files.write(
                folder.resolve(Dataset.MANIFEST),
                "file,label\na.jpg,p\u00f3lipo\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Dataset.read(folder)).hasMessageContaining("save it as UTF-8");
    }

    @Test
    void theBenchmarksTableIsReadWhole() throws IOException {
        Dataset dataset = Dataset.read(Shared.path("data/hyperkvasir-lower-gi"));
        assertThat(dataset.pictures()).hasSize(2586);
        assertThat(dataset.problems()).isEmpty();
        assertThat(dataset.pictures().getFirst().columns())
                .containsKeys("label", "split", "group", "processing")
                .doesNotContainKey("file");
    }

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {1});
    }

    private void manifest(String text) throws IOException {
        Files.writeString(folder.resolve(Dataset.MANIFEST), text);
    }
}
