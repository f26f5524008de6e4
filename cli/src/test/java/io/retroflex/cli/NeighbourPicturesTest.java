package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.gallery.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Pictures found by their names. */
class NeighbourPicturesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsFoundHoweverDeepAndANameThatTwoFilesHaveIsPassedOver() throws IOException {
        Path only = Files.createFile(
                Files.createDirectories(folder.resolve("a/b/c")).resolve("only.jpg"));
        Files.createFile(folder.resolve("a/1.jpg"));
        Files.createFile(folder.resolve("a/b/1.jpg"));
        NeighbourPictures pictures = new NeighbourPictures();
        new CommandLine(new Asked(pictures)).parseArgs("--pictures", folder.toString());

        assertThat(pictures.file(facts("elsewhere/only.jpg"))).contains(only.toRealPath());
        assertThat(pictures.file(facts("1.jpg"))).isEmpty();
        assertThat(pictures.file(facts("missing.jpg"))).isEmpty();
    }

    private static Facts facts(String file) {
        return Facts.of(Map.of(Facts.FILE, file, Facts.LABEL, "polyp"));
    }

    @CommandLine.Command
    private record Asked(@CommandLine.Mixin NeighbourPictures pictures) {}
}
