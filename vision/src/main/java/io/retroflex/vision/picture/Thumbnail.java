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
        BufferedImage image = Pixels.image(picture);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "jpeg", out)) {
                throw new IOException("this Java runtime has no JPEG encoder; use one with the module java.desktop");
            }
        }
        return bytes.toByteArray();
    }
}
