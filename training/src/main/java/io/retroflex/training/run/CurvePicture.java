package io.retroflex.training.run;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The course of a run as a picture for print: loss on the left axis, validation in percent on the right one. */
public final class CurvePicture {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
    private static final Color INK = new Color(0x1d1c1a);
    private static final Color GRID = new Color(0xe3dfd8);
    // Apart in grey too; each line has its own dashes or marks besides.
    private static final Color LOSS = new Color(0x8a857c);
    private static final List<Color> MEASURES = List.of(new Color(0x17616b), new Color(0x6fb3bb), new Color(0xb9612b));
    private static final List<Shape> MARKS = List.of(
            new Ellipse2D.Double(-4.5, -4.5, 9, 9),
            new Ellipse2D.Double(-3.5, -3.5, 7, 7),
            new Rectangle2D.Double(-4, -4, 8, 8));

    private CurvePicture() {}

    /**
     * Writes a PNG of 1000 x 600 pixels; what stood there is replaced once the new picture is whole. A loss that is not
     * finite leaves a gap.
     *
     * @throws IllegalArgumentException if there are no epochs
     */
    public static void write(Path png, List<EpochFigures> epochs) throws IOException {
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("a run without epochs has no curves; train for one epoch at least");
        }
        Path unfinished = png.resolveSibling(png.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                ChartUtils.writeChartAsPNG(out, chart(epochs), WIDTH, HEIGHT);
            }
            Files.move(unfinished, png, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static JFreeChart chart(List<EpochFigures> epochs) {
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(epochAxis(epochs));
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setOutlineVisible(false);
        plot.setAxisOffset(new RectangleInsets(4, 4, 4, 4));

        plot.setDataset(0, new XYSeriesCollection(loss(epochs)));
        plot.setRangeAxis(0, lossAxis());
        plot.setRenderer(0, lossLine());
        // The measures have their own axis only if there are any.
        if (epochs.stream().anyMatch(epoch -> epoch.validation().isPresent())) {
            XYSeriesCollection measures = new XYSeriesCollection();
            measures.addSeries(measure("Recall@1", epochs, ValidationFigures::recallAt1));
            measures.addSeries(measure("Recall@5", epochs, ValidationFigures::recallAt5));
            measures.addSeries(measure("mAP", epochs, ValidationFigures::map));
            plot.setDataset(1, measures);
            plot.setRangeAxis(1, percentAxis());
            plot.mapDatasetToRangeAxis(1, 1);
            plot.setRenderer(1, measureLines());
        }

        JFreeChart chart = new JFreeChart(null, TEXT, plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(16, 12, 8, 12));
        LegendTitle legend = chart.getLegend();
        legend.setItemFont(TEXT);
        legend.setItemPaint(INK);
        legend.setFrame(BlockBorder.NONE);
        return chart;
    }

    private static XYSeries loss(List<EpochFigures> epochs) {
        XYSeries series = new XYSeries("loss (left)");
        epochs.forEach(epoch -> series.add(epoch.epoch(), Double.isFinite(epoch.loss()) ? epoch.loss() : Double.NaN));
        return series;
    }

    private static XYSeries measure(String name, List<EpochFigures> epochs, ToDoubleFunction<ValidationFigures> value) {
        XYSeries series = new XYSeries(name);
        for (EpochFigures epoch : epochs) {
            epoch.validation()
                    .ifPresent(validation -> series.add(epoch.epoch(), 100 * value.applyAsDouble(validation)));
        }
        return series;
    }

    private static XYLineAndShapeRenderer lossLine() {
        XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, true);
        line.setSeriesPaint(0, LOSS);
        line.setSeriesStroke(0, new BasicStroke(3));
        line.setSeriesShape(0, new Ellipse2D.Double(-2, -2, 4, 4));
        line.setDefaultLegendTextFont(TEXT);
        return line;
    }

    private static XYLineAndShapeRenderer measureLines() {
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, true);
        for (int i = 0; i < MEASURES.size(); i++) {
            float[] dashes = i == 1 ? new float[] {7, 5} : null;
            lines.setSeriesPaint(i, MEASURES.get(i));
            lines.setSeriesStroke(
                    i, new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, dashes, 0));
            lines.setSeriesShape(i, MARKS.get(i));
        }
        return lines;
    }

    private static NumberAxis epochAxis(List<EpochFigures> epochs) {
        NumberAxis axis = styled(new NumberAxis("epoch"));
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        axis.setRange(epochs.getFirst().epoch() - 0.5, epochs.getLast().epoch() + 0.5);
        return axis;
    }

    private static NumberAxis lossAxis() {
        NumberAxis axis = styled(new NumberAxis("loss, mean of the epoch"));
        axis.setAutoRangeIncludesZero(true);
        return axis;
    }

    private static NumberAxis percentAxis() {
        NumberAxis axis = styled(new NumberAxis("validation, percent"));
        // The course is what is looked at: the axis need not begin at zero.
        axis.setAutoRangeIncludesZero(false);
        return axis;
    }

    private static NumberAxis styled(NumberAxis axis) {
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        axis.setTickLabelInsets(new RectangleInsets(5, 8, 5, 8));
        axis.setLabelFont(TEXT);
        axis.setTickLabelFont(TEXT);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }
}
