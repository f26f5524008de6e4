package io.retroflex.evaluation.report;

import io.retroflex.vision.explain.Explanation;
import io.retroflex.vision.explain.Match;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Thumbnail;
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
 * each, from nothing to its own hottest place.
 *
 * @param query what to call the query, in a few words
 * @param neighbour what to call the neighbour
 */
public record ExplanationPicture(Explanation explanation, String query, String neighbour) {
    private static final int SIDE = HeatPanel.SIDE;
    private static final int GAP = 56;
    private static final int MARGIN = 24;
    private static final int LINE = 26;
    private static final int WIDTH = 2 * MARGIN + 2 * SIDE + GAP;
    private static final int BAR = 200;
    private static final int MARK = 11;

    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
    private static final Font STRONG = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final Color INK = new Color(0x1d1c1a);
    private static final Color QUIET = new Color(0x6b665e);

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

    /**
     * It as a JPEG, {@value #WIDTH} pixels wide.
     *
     * @throws IOException if the Java runtime cannot write JPEGs
     */
    public byte[] jpeg() throws IOException {
        Picture drawn = Images.picture(draw());
        return Thumbnail.jpeg(drawn, Math.max(drawn.width(), drawn.height()));
    }

    /** Draws it, {@value #WIDTH} pixels wide. */
    public BufferedImage draw() {
        HeatPanel left = HeatPanel.of(explanation.query(), MARGIN);
        HeatPanel right = HeatPanel.of(explanation.neighbour(), MARGIN + SIDE + GAP);
        int tall = Math.max(left.height(), right.height());
        int upper = MARGIN + 2 * LINE;
        int lower = upper + tall + 12;
        int legend = lower + tall + 12;
        BufferedImage image = new BufferedImage(WIDTH, legend + 2 * LINE + MARGIN, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, image.getHeight());

        heading(graphics, "query", query, MARGIN);
        heading(graphics, "neighbour", neighbour, MARGIN + SIDE + GAP);
        String cosine = String.format(Locale.ROOT, "cosine %.4f", explanation.cosine());
        int wide = graphics.getFontMetrics(STRONG).stringWidth(cosine);
        say(graphics, STRONG, INK, cosine, WIDTH - MARGIN - wide, MARGIN + 12);
        graphics.drawImage(left.picture(), left.x(), upper, null);
        graphics.drawImage(right.picture(), right.x(), upper, null);
        links(graphics, left, right, upper);

        graphics.drawImage(left.heated(), left.x(), lower, null);
        graphics.drawImage(right.heated(), right.x(), lower, null);
        legend(graphics, left.top(), MARGIN, legend);
        legend(graphics, right.top(), MARGIN + SIDE + GAP, legend);
        String words = "Numbers link places that share most. Colours: how far the cosine falls when a place is hidden.";
        say(graphics, TEXT, QUIET, words, MARGIN, legend + 2 * LINE);
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

    private void links(Graphics2D graphics, HeatPanel left, HeatPanel right, int upper) {
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
            Graphics2D graphics,
            HeatPanel left,
            HeatPanel right,
            int upper,
            Match match,
            BasicStroke stroke,
            Color colour) {
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

    private static void legend(Graphics2D graphics, float top, int x, int y) {
        say(graphics, TEXT, INK, "0", x, y + 13);
        int bar = x + 20;
        for (int i = 0; i < BAR; i++) {
            graphics.setColor(new Color(Viridis.at((double) i / (BAR - 1))));
            graphics.fillRect(bar + i, y, 1, 16);
        }
        say(graphics, TEXT, INK, String.format(Locale.ROOT, "%.3f", top), bar + BAR + 10, y + 13);
    }

    private static void say(Graphics2D graphics, Font font, Color colour, String text, int x, int y) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, x, y);
    }
}
