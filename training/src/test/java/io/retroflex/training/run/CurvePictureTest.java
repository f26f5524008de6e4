package io.retroflex.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvePictureTest {
    @TempDir
    private Path folder;

    @Test
    void thePictureHasTheSizeForPrintAndIsDrawn() throws IOException {
        Path png = folder.resolve("curves.png");
        CurvePicture.write(png, run(30, 1));

        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(1000);
        assertThat(image.getHeight()).isEqualTo(600);
        assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
        assertThat(pixels(image, 0x17616b)).isPositive();
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void measuresAreInPercentAndOnlyWhereValidated() {
        XYPlot plot = CurvePicture.chart(run(10, 5)).getXYPlot();

        assertThat(plot.getDataset(0).getItemCount(0)).isEqualTo(10);
        assertThat(plot.getDataset(1).getItemCount(0)).isEqualTo(2);
        assertThat(plot.getDataset(1).getXValue(0, 0)).isEqualTo(5);
        assertThat(plot.getDataset(1).getYValue(0, 0)).isBetween(50.0, 100.0);
        assertThat(plot.getRangeAxisForDataset(1)).isSameAs(plot.getRangeAxis(1));
    }

    @Test
    void aRunWithoutValidationShowsItsLossAlone() {
        XYPlot plot = CurvePicture.chart(
                        List.of(new EpochFigures(1, 1, Double.POSITIVE_INFINITY, 1, Optional.empty(), 1)))
                .getXYPlot();

        assertThat(plot.getDatasetCount()).isEqualTo(1);
        assertThat(plot.getDataset(0).getYValue(0, 0)).isNaN();
    }

    @Test
    void aRunWithoutEpochsIsRefused() {
        Path png = folder.resolve("none.png");
        assertThatThrownBy(() -> CurvePicture.write(png, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without epochs");
        assertThat(Files.exists(png)).isFalse();
    }

    private static List<EpochFigures> run(int epochs, int every) {
        List<EpochFigures> run = new ArrayList<>();
        for (int i = 1; i <= epochs; i++) {
            double risen = 1 - Math.exp(-i / 8.0);
            ValidationFigures validation =
                    new ValidationFigures(0.7 + 0.2 * risen, 0.85 + 0.1 * risen, 0.5 + 0.25 * risen);
            double loss = 0.2 + 1.5 * Math.exp(-i / 6.0);
            run.add(
                    i % every == 0
                            ? new EpochFigures(i, 100L * i, loss, 1e-4, Optional.of(validation), 60)
                            : new EpochFigures(i, 100L * i, loss, 1e-4, Optional.empty(), 60));
        }
        return run;
    }

    private static int pixels(BufferedImage image, int rgb) {
        int found = 0;
        for (int value : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            found += (value & 0xffffff) == rgb ? 1 : 0;
        }
        return found;
    }
}
