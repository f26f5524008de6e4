package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.gallery.GalleryException;
import io.retroflex.gallery.LuceneGallery;
import io.retroflex.vision.model.SmallModel;
import java.awt.Color;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process of a build is killed after its first commit; the next build goes on from there. */
class InterruptedBuildTest {
    /** Enough that the first commit, at 256 pictures, is far from the end. */
    private static final int PICTURES = 500;

    @TempDir
    private Path folder;

    @Test
    void aKilledBuildGoesOnAndEndsWithTheSameGallery() throws Exception {
        Path model = SmallModel.writeSlow(folder.resolve("slow"));
        Path data = folder.resolve("data");
        DrawnPictures.folder(data, "cecum", Color.RED, PICTURES / 2);
        DrawnPictures.folder(data, "polyp", Color.BLUE, PICTURES / 2);
        Path killed = folder.resolve("killed");

        killAfterFirstCommit(killed, "gallery", "build", "--data", data, "--model", model, "--out", killed);

        int survived = GalleryContents.of(killed).size();
        assertThat(survived).isPositive().isLessThan(PICTURES);
        JsonNode resumed = CommandRun.good(
                        "gallery", "build", "--data", data, "--model", model, "--out", killed, "--json")
                .json();
        assertThat(resumed.get("unchanged").intValue()).isEqualTo(survived);
        assertThat(resumed.get("added").intValue()).isEqualTo(PICTURES - survived);
        CommandRun.good("gallery", "check", killed);

        Path whole = folder.resolve("whole");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", whole);
        assertThat(GalleryContents.of(killed).equals(GalleryContents.of(whole))).isTrue();
    }

    /** Runs the command in a JVM of its own and ends it, without a chance to tidy up, once something is committed. */
    private void killAfterFirstCommit(Path gallery, Object... arguments) throws IOException, InterruptedException {
        File log = folder.resolve("log").toFile();
        Process process = ChildProcess.start(log, arguments);
        try {
            while (process.isAlive() && committed(gallery) == 0) {
                Thread.sleep(5);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue())
                .as(() -> "killed before its end; it said: " + text(log.toPath()))
                .isNotIn(0, 1, 2);
    }

    private static int committed(Path gallery) {
        try (LuceneGallery opened = LuceneGallery.openReadOnly(gallery)) {
            return opened.size();
        } catch (GalleryException e) {
            // There is none yet.
            return 0;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
