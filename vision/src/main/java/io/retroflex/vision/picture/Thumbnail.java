package io.retroflex.vision.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small JPEGs, for pages and reports. They hold the pixels and nothing that came with the picture's file. */
public final class Thumbnail {
    private Thumbnail() {}

    /**
     * A picture as a JPEG, made smaller where it is larger.
     *
     * @param side the longer side at most, in pixels
     * @throws IOException if the Java runtime cannot write JPEGs
     */
    public static byte[] jpeg(Picture picture, int side) throws IOException {
        return jpeg(small(picture, side));
    }

    private static Picture small(Picture picture, int side) {
        double scale = (double) side / Math.max(picture.width(), picture.height());
        return scale >= 1
                ? picture
                : Resampling.BICUBIC.resize(picture, scaled(picture.width(), scale), scaled(picture.height(), scale));
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    private static byte[] jpeg(Picture picture) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = picture.rgb();
        for (int y = 0, at = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++, at += 3) {
                image.setRGB(x, y, (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "jpeg", out)) {
                throw new IOException("this Java runtime has no JPEG encoder; use one with the module java.desktop");
            }
        }
        return bytes.toByteArray();
    }
}
