package io.retroflex.evaluation.report;

import io.retroflex.vision.explain.Cell;
import io.retroflex.vision.explain.Explanation;
import io.retroflex.vision.explain.Explanation.Side;
import io.retroflex.vision.explain.HeatMap;
import io.retroflex.vision.explain.Match;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * An explanation as a picture: above, both pictures with the strongest matches, numbered and linked; below, the heat over
 * both on one scale.
 *
 * @param query what to call the query, in a few words
 * @param neighbour what to call the neighbour
 */
public record ExplanationPicture(Explanation explanation, String query, String neighbour) {
    private static final int SIDE = 440;
    private static final int GAP = 56;
    private static final int MARGIN = 24;
    private static final int LINE = 26;
    private static final int WIDTH = 2 * MARGIN + 2 * SIDE + GAP;
    private static final int BAR = 200;
    private static final int MARK = 11;
    /** Darker than this lies outside the field of view, up to JPEG's noise. */
    private static final int BLACK = 8;

    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    private static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final Color INK = new Color(0x1d1c1a);
    private static final Color QUIET = new Color(0x6b665e);

    /** The least that the scale ends at: below it, nothing is anywhere. */
    private static final float LEAST = 0.005f;

    /** Writes it as PNG; what stood there before is replaced only once the new file is whole. */
    public void write(Path png) throws IOException {
        Path file = png.toAbsolutePath();
        Files.createDirectories(file.resolveSibling(""));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (!ImageIO.write(draw(), "png", unfinished.toFile())) {
                throw new IOException("this Java runtime has no PNG encoder; use one with the module java.desktop");
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Draws it, {@value #WIDTH} pixels wide. */
    public BufferedImage draw() {
        Panel left = Panel.of(explanation.query(), MARGIN);
        Panel right = Panel.of(explanation.neighbour(), MARGIN + SIDE + GAP);
        int tall = Math.max(left.height, right.height);
        int upper = MARGIN + 2 * LINE;
        int lower = upper + tall + LINE + 12;
        int legend = lower + tall + 20;
        BufferedImage image = new BufferedImage(WIDTH, legend + 14 + 2 * LINE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, image.getHeight());

        heading(graphics, "query", query, left.x);
        heading(graphics, "neighbour", neighbour, right.x);
        graphics.drawImage(left.picture, left.x, upper, null);
        graphics.drawImage(right.picture, right.x, upper, null);
        links(graphics, left, right, upper);

        float top = Math.max(LEAST, Math.max(left.heat.highest(), right.heat.highest()));
        say(graphics, TEXT, QUIET, "where the cosine comes from", MARGIN, lower - 10);
        graphics.drawImage(left.heated(top), left.x, lower, null);
        graphics.drawImage(right.heated(top), right.x, lower, null);
        legend(graphics, top, legend);
        graphics.dispose();
        return image;
    }

    private void heading(Graphics2D graphics, String side, String name, int x) {
        say(graphics, STRONG, INK, side, x, MARGIN + 12);
        say(graphics, TEXT, QUIET, fitting(graphics, name), x, MARGIN + 12 + LINE);
    }

    /** A name that is too long loses its beginning: files of one folder differ at their end. */
    private static String fitting(Graphics2D graphics, String name) {
        String shown = name;
        while (graphics.getFontMetrics(TEXT).stringWidth(shown) > SIDE && shown.length() > 2) {
            shown = "\u2026" + shown.substring(2);
        }
        return shown;
    }

    private void links(Graphics2D graphics, Panel left, Panel right, int upper) {
        for (Match match : explanation.matches()) {
            link(graphics, left, right, upper, match, new BasicStroke(4), new Color(0, 0, 0, 90));
            link(graphics, left, right, upper, match, new BasicStroke(1.6f), Color.WHITE);
        }
        int number = 1;
        for (Match match : explanation.matches()) {
            mark(graphics, number, left.x(match.query()), upper + left.y(match.query()));
            mark(graphics, number, right.x(match.neighbour()), upper + right.y(match.neighbour()));
            number++;
        }
    }

    private static void link(
            Graphics2D graphics, Panel left, Panel right, int upper, Match match, BasicStroke stroke, Color colour) {
        graphics.setStroke(stroke);
        graphics.setColor(colour);
        graphics.drawLine(
                left.x(match.query()),
                upper + left.y(match.query()),
                right.x(match.neighbour()),
                upper + right.y(match.neighbour()));
    }

    private static void mark(Graphics2D graphics, int number, int x, int y) {
        graphics.setColor(INK);
        graphics.fillOval(x - MARK - 1, y - MARK - 1, 2 * MARK + 2, 2 * MARK + 2);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(x - MARK + 1, y - MARK + 1, 2 * MARK - 2, 2 * MARK - 2);
        String text = Integer.toString(number);
        int width = graphics.getFontMetrics(STRONG).stringWidth(text);
        say(graphics, STRONG, INK, text, x - width / 2, y + 5);
    }

    private void legend(Graphics2D graphics, float top, int y) {
        for (int x = 0; x < BAR; x++) {
            graphics.setColor(new Color(Viridis.at((double) x / (BAR - 1))));
            graphics.fillRect(MARGIN + x, y, 1, 14);
        }
        say(graphics, TEXT, INK, "0", MARGIN, y + 14 + 20);
        String most = String.format(Locale.ROOT, "%.3f", top);
        say(
                graphics,
                TEXT,
                INK,
                most,
                MARGIN + BAR - graphics.getFontMetrics(TEXT).stringWidth(most),
                y + 14 + 20);
        int beside = MARGIN + BAR + 20;
        say(graphics, TEXT, INK, "how far the cosine falls when a place is hidden", beside, y + 12);
        say(graphics, TEXT, QUIET, "numbers: places that both pictures share", beside, y + 14 + 20);
        String cosine = String.format(Locale.ROOT, "cosine %.4f", explanation.cosine());
        say(
                graphics,
                STRONG,
                INK,
                cosine,
                WIDTH - MARGIN - graphics.getFontMetrics(STRONG).stringWidth(cosine),
                y + 12);
    }

    private static void say(Graphics2D graphics, Font font, Color colour, String text, int x, int y) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, x, y);
    }

    /** One of the two pictures at the size in which it is shown. */
    private static final class Panel {
        private final BufferedImage picture;
        private final HeatMap heat;
        private final int x;
        private final int width;
        private final int height;

        private Panel(BufferedImage picture, HeatMap heat, int x) {
            this.picture = picture;
            this.heat = heat;
            this.x = x;
            this.width = picture.getWidth();
            this.height = picture.getHeight();
        }

        static Panel of(Side side, int x) {
            BufferedImage seen = Images.of(side.seen());
            double scale = (double) SIDE / Math.max(seen.getWidth(), seen.getHeight());
            int width = Math.max(1, (int) Math.round(seen.getWidth() * scale));
            int height = Math.max(1, (int) Math.round(seen.getHeight() * scale));
            return new Panel(Images.scaled(seen, width, height), side.heat(), x + (SIDE - width) / 2);
        }

        int x(Cell cell) {
            return x + (2 * cell.column() + 1) * width / (2 * heat.columns());
        }

        int y(Cell cell) {
            return (2 * cell.row() + 1) * height / (2 * heat.rows());
        }

        /** The picture, paler and darker, under the colours of the heat; where nothing was seen it stays black. */
        BufferedImage heated(float top) {
            BufferedImage heated = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    int own = picture.getRGB(column, row) & 0xffffff;
                    double value = heat.between((column + 0.5) / width, (row + 0.5) / height) / top;
                    heated.setRGB(column, row, Viridis.mix(dimmed(own), Viridis.at(value), strength(own)));
                }
            }
            return heated;
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
}
