package io.retroflex.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.explain.Cell;
import io.retroflex.vision.explain.Explanation;
import io.retroflex.vision.explain.Explanation.Side;
import io.retroflex.vision.explain.HeatMap;
import io.retroflex.vision.explain.Match;
import io.retroflex.vision.picture.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationPictureTest {
    @TempDir
    private Path folder;

    @Test
    void thePngCanBeReadAndNothingElseIsLeft() throws IOException {
        Path png = folder.resolve("new/explanation.png");

        picture(new float[] {0, 0, 0, 1}, List.of()).write(png);

        BufferedImage read = ImageIO.read(png.toFile());
        assertThat(read.getWidth())
                .isEqualTo(picture(new float[4], List.of()).draw().getWidth());
        try (Stream<Path> files = Files.list(png.getParent())) {
            assertThat(files).containsExactly(png);
        }
    }

    @Test
    void theHottestPlaceIsTheBrightest() {
        BufferedImage hot = picture(new float[] {0, 0, 0, 1}, List.of()).draw();
        BufferedImage cold = picture(new float[] {1, 1, 1, 0}, List.of()).draw();
        // In the lower left picture, the right lower corner.
        int x = 440;
        int y = hot.getHeight() - 120;

        assertThat(brightness(hot.getRGB(x, y))).isGreaterThan(brightness(cold.getRGB(x, y)) + 60);
    }

    @Test
    void aMatchIsMarkedInBothPictures() {
        Match match = new Match(new Cell(0, 0), new Cell(1, 1), 0.5f);

        BufferedImage with = picture(new float[4], List.of(match)).draw();
        BufferedImage without = picture(new float[4], List.of()).draw();

        assertThat(changed(with, without, 0, with.getWidth() / 2)).isPositive();
        assertThat(changed(with, without, with.getWidth() / 2, with.getWidth())).isPositive();
    }

    private static int changed(BufferedImage one, BufferedImage other, int from, int to) {
        int changed = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                changed += one.getRGB(x, y) != other.getRGB(x, y) ? 1 : 0;
            }
        }
        return changed;
    }

    private static float brightness(int rgb) {
        Color colour = new Color(rgb);
        return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3f;
    }

    private static ExplanationPicture picture(float[] falls, List<Match> matches) {
        byte[] rgb = new byte[60 * 60 * 3];
        Arrays.fill(rgb, (byte) 120);
        Side side = new Side(new Picture(60, 60, rgb), new HeatMap(2, 2, falls));
        return new ExplanationPicture(new Explanation(0.9f, side, side, matches), "here.jpg", "there.jpg");
    }
}
