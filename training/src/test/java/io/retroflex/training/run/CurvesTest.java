package io.retroflex.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesTest {
    private static final String HEADER = "epoch,step,loss,learningRate,recallAt1,recallAt5,map,seconds\n";
    private static final EpochFigures FIRST =
            new EpochFigures(1, 100, 1.25, 1e-4, Optional.of(new ValidationFigures(0.5, 0.75, 0.4)), 61.5);
    private static final EpochFigures SECOND = new EpochFigures(2, 200, 0.75, 5e-5, Optional.empty(), 60);
    private static final EpochFigures THIRD = new EpochFigures(3, 300, 0.5, 1e-5, Optional.empty(), 59);

    @TempDir
    private Path folder;

    private Path csv = Path.of("");

    @BeforeEach
    void nameTheFile() {
        csv = folder.resolve("curves.csv");
    }

    @Test
    void theFileIsAPlainTable() throws IOException {
        Curves.append(csv, FIRST);
        Curves.append(csv, SECOND);

        assertThat(csv).hasContent(HEADER + "1,100,1.25,1.0E-4,0.5,0.75,0.4,61.5\n2,200,0.75,5.0E-5,,,,60.0\n");
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        EpochFigures diverged = new EpochFigures(3, 300, Double.NaN, 1.0 / 3, Optional.empty(), 1);
        Curves.append(csv, FIRST);
        Curves.append(csv, SECOND);
        Curves.append(csv, diverged);

        assertThat(Curves.read(csv)).containsExactly(FIRST, SECOND, diverged);
        assertThat(Curves.read(csv).getFirst().validation()).hasValue(new ValidationFigures(0.5, 0.75, 0.4));
        assertThat(Curves.read(csv).getLast().validation()).isEmpty();
    }

    @Test
    void aResumedRunDropsTheEpochsItRepeats() throws IOException {
        Curves.append(csv, FIRST);
        Curves.append(csv, SECOND);
        Curves.append(csv, THIRD);
        EpochFigures again = new EpochFigures(2, 200, 0.8, 5e-5, Optional.empty(), 70);
        Curves.append(csv, again);

        assertThat(Curves.read(csv)).containsExactly(FIRST, again);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aLineThatAKillCutShortIsWrittenAnew() throws IOException {
        Curves.append(csv, FIRST);
        Files.writeString(csv, Files.readString(csv) + "2,200,0.7");

        assertThat(Curves.read(csv)).containsExactly(FIRST);
        Curves.append(csv, SECOND);
        assertThat(Curves.read(csv)).containsExactly(FIRST, SECOND);
    }

    @Test
    void anotherTableIsLeftAlone() throws IOException {
        Files.writeString(csv, "file,label\na.jpg,polyp\n");

        assertThatThrownBy(() -> Curves.append(csv, FIRST))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("curves.csv")
                .hasMessageContaining("not [file, label]");
        assertThat(csv).hasContent("file,label\na.jpg,polyp\n");
    }

    @Test
    void aWrongLineIsNamed() throws IOException {
        Files.writeString(csv, HEADER + "1,100,low,0.1,,,,1\n");
        assertThatThrownBy(() -> Curves.read(csv))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("curves.csv line 2")
                .hasMessageContaining("low");
        Files.writeString(csv, HEADER + "1,100,1,0.1,0.5,,0.5,1\n");
        assertThatThrownBy(() -> Curves.read(csv))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
        Files.writeString(csv, HEADER + "1,100,1,0.1,7,0.5,0.5,1\n");
        assertThatThrownBy(() -> Curves.read(csv))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("recallAt1 is a fraction in [0, 1], not 7.0");
        Files.writeString(csv, HEADER + "1,100\n");
        assertThatThrownBy(() -> Curves.read(csv)).hasMessageContaining("8 values, not 2");
        Files.writeString(csv, HEADER + "2,100,1,0.1,,,,1\n1,100,1,0.1,,,,1\n");
        assertThatThrownBy(() -> Curves.read(csv))
                .hasMessageContaining("line 3")
                .hasMessageContaining("epoch 1 comes after epoch 2");
    }

    @Test
    void epochsCountFromOne() {
        assertThatThrownBy(() -> new EpochFigures(0, 0, 1, 1, Optional.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epoch 0");
    }
}
