package io.retroflex.vision.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Frames as processors give them: a field of view on black, and beside it in white letters who the patient is. */
public final class NamedFrame {
    /** What stands there; no pixel of a field that is drawn here is as white. */
    public static final List<String> LINES = List.of("QUAGGA ZEBRA", "ID KX4711Z");

    private static final int WHITE = 140;

    private NamedFrame() {}

    /** Where the letters begin, as shares of the frame's size. */
    enum Place {
        LEFT(0.01, 0.4),
        TOP(0.35, 0.01),
        BOTTOM(0.35, 0.92),
        CORNER(0.01, 0.01);

        private final double x;
        private final double y;

        Place(double x, double y) {
            this.x = x;
            this.y = y;
        }
    }

    /** A round field in a frame of 4 to 3; no two seeds give the same grain. */
    public static BufferedImage round(Color color, long seed, boolean named) {
        int width = 320;
        int height = 240;
        BufferedImage frame = frame(width, height, round(width, height, 0.8), color, seed);
        if (named) {
            name(frame, round(width, height, 0.8), Place.CORNER, 0.05);
        }
        return frame;
    }

    /** How many pixels are as white as letters. */
    public static int white(BufferedImage image) {
        int white = 0;
        for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            Color pixel = new Color(rgb);
            white += Math.min(pixel.getRed(), Math.min(pixel.getGreen(), pixel.getBlue())) > WHITE ? 1 : 0;
        }
        return white;
    }

    static Shape round(int width, int height, double share) {
        double side = share * height;
        return new Ellipse2D.Double((width - side) / 2, (height - side) / 2, side, side);
    }

    static Shape octagonal(int width, int height, double share) {
        double side = share * height;
        double cut = 0.2 * side;
        double left = (width - side) / 2;
        double top = (height - side) / 2;
        Path2D octagon = new Path2D.Double();
        octagon.moveTo(left + cut, top);
        octagon.lineTo(left + side - cut, top);
        octagon.lineTo(left + side, top + cut);
        octagon.lineTo(left + side, top + side - cut);
        octagon.lineTo(left + side - cut, top + side);
        octagon.lineTo(left + cut, top + side);
        octagon.lineTo(left, top + side - cut);
        octagon.lineTo(left, top + cut);
        octagon.closePath();
        return octagon;
    }

    /** The field grained in one colour, on a border as dark as a camera's noise. */
    static BufferedImage frame(int width, int height, Shape field, Color color, long seed) {
        Random random = new Random(seed);
        BufferedImage frame = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double shade = 0.45 + 0.5 * random.nextDouble();
                int noise = random.nextInt(6);
                frame.setRGB(
                        x,
                        y,
                        field.contains(x + 0.5, y + 0.5)
                                ? new Color(
                                                (int) (shade * Math.max(60, color.getRed())),
                                                (int) (shade * Math.max(60, color.getGreen())),
                                                (int) (shade * Math.max(60, color.getBlue())))
                                        .getRGB()
                                : new Color(noise, noise, noise).getRGB());
            }
        }
        return frame;
    }

    /** Writes the lines outside the field. */
    static void name(BufferedImage frame, Shape field, Place place, double letters) {
        Graphics2D graphics = frame.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        Area border = new Area(new Rectangle2D.Double(0, 0, frame.getWidth(), frame.getHeight()));
        border.subtract(new Area(field));
        graphics.setClip(border);
        float size = (float) (letters * frame.getHeight());
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(size));
        graphics.setColor(Color.WHITE);
        float y = (float) (place.y * frame.getHeight()) + size;
        for (String line : LINES) {
            graphics.drawString(line, (float) (place.x * frame.getWidth()), y);
            y += 1.25f * size;
        }
        graphics.dispose();
    }

    /** As a reader gives it. */
    static Picture picture(BufferedImage frame) throws IOException {
        return PictureReader.read(TestPictures.encode(frame, "png"), "drawn");
    }

    /** Of a picture, to count in it. */
    static BufferedImage image(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < picture.width() * picture.height(); i++) {
            int red = picture.rgb()[3 * i] & 0xff;
            int green = picture.rgb()[3 * i + 1] & 0xff;
            int blue = picture.rgb()[3 * i + 2] & 0xff;
            image.setRGB(i % picture.width(), Math.floorDiv(i, picture.width()), red << 16 | green << 8 | blue);
        }
        return image;
    }

    /** Two pictures: without the lines, and with them. */
    public static List<Picture> pair(Color color) throws IOException {
        return List.of(picture(round(color, 1, false)), picture(round(color, 1, true)));
    }
}
