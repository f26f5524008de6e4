package io.retroflex.evaluation.report;

import io.retroflex.vision.explain.Cell;
import io.retroflex.vision.explain.Explanation.Side;
import io.retroflex.vision.explain.HeatMap;
import java.awt.image.BufferedImage;

/** One of the two pictures of an explanation, at the size in which it is shown. */
final class HeatPanel {
    /** The longer side in pixels. */
    static final int SIDE = 440;

    /** The least that a scale ends at: a picture in which nothing matters is not to glow. */
    private static final float LEAST = 0.005f;
    /** Darker than this lies outside the field of view, up to JPEG's noise. */
    private static final int BLACK = 8;

    private final BufferedImage picture;
    private final HeatMap heat;
    private final float top;
    private final int x;
    private final int width;
    private final int height;

    private HeatPanel(BufferedImage picture, HeatMap heat, int x) {
        this.picture = picture;
        this.heat = heat;
        this.top = Math.max(LEAST, heat.highest());
        this.x = x;
        this.width = picture.getWidth();
        this.height = picture.getHeight();
    }

    /**
     * The panel of a picture.
     *
     * @param x where the place for it begins; a tall picture stands in the middle of it
     */
    static HeatPanel of(Side side, int x) {
        BufferedImage seen = Images.of(side.seen());
        double scale = (double) SIDE / Math.max(seen.getWidth(), seen.getHeight());
        int width = Math.max(1, (int) Math.round(seen.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(seen.getHeight() * scale));
        return new HeatPanel(Images.scaled(seen, width, height), side.heat(), x + (SIDE - width) / 2);
    }

    BufferedImage picture() {
        return picture;
    }

    /** Where it begins, in the whole drawing. */
    int x() {
        return x;
    }

    int height() {
        return height;
    }

    /** The heat that has the brightest colour. */
    float top() {
        return top;
    }

    int x(Cell cell) {
        return x + (2 * cell.column() + 1) * width / (2 * heat.columns());
    }

    int y(Cell cell) {
        return (2 * cell.row() + 1) * height / (2 * heat.rows());
    }

    /** The picture, paler and darker, under the colours of the heat; where nothing was seen it stays black. */
    BufferedImage heated() {
        BufferedImage heated = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double x = level((column + 0.5) / width, heat.columns());
                int own = picture.getRGB(column, row) & 0xffffff;
                double value = heat.between(x, level((row + 0.5) / height, heat.rows())) / top;
                heated.setRGB(column, row, Viridis.mix(dimmed(own), Viridis.at(value), strength(own)));
            }
        }
        return heated;
    }

    /** A place nearer to the middle of its cell, lest edges be seen along the middles. */
    private static double level(double place, int cells) {
        double at = place * cells - 0.5;
        double share = at - Math.floor(at);
        return (Math.floor(at) + share * share * (3 - 2 * share) + 0.5) / cells;
    }

    private static int dimmed(int colour) {
        int grey = brightness(colour) * 0x010101;
        return Viridis.mix(Viridis.mix(colour, grey, 0.8), 0, 0.2);
    }

    private static double strength(int colour) {
        return brightness(colour) < BLACK ? 0 : 0.6;
    }

    private static int brightness(int colour) {
        return ((colour >> 16 & 0xff) * 3 + (colour >> 8 & 0xff) * 6 + (colour & 0xff)) / 10;
    }
}
