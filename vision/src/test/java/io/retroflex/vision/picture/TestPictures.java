package io.retroflex.vision.picture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures and files made for a test. */
final class TestPictures {
    private TestPictures() {}

    /** A smooth picture of a Java image type, different in every corner. */
    static BufferedImage gradient(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(220, 60, 40), width, height, new Color(30, 90, 200)));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    /** The file that ImageIO writes. */
    static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    static byte[] jpeg(int width, int height) throws IOException {
        return encode(gradient(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    /** The three bytes of a pixel. */
    static int[] pixel(Picture picture, int x, int y) {
        int at = (y * picture.width() + x) * 3;
        return new int[] {picture.rgb()[at] & 0xff, picture.rgb()[at + 1] & 0xff, picture.rgb()[at + 2] & 0xff};
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** A JPEG with an EXIF segment that says how it is turned, right after its start marker. */
    static byte[] turned(byte[] jpeg, int orientation) {
        byte[] exif =
                concat(new byte[] {(byte) 0xff, (byte) 0xe1, 0, 34}, ascii("Exif\0\0"), orientationTiff(orientation));
        return concat(Arrays.copyOf(jpeg, 2), exif, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** The smallest TIFF structure with an orientation: 26 bytes. */
    static byte[] orientationTiff(int orientation) {
        return concat(
                ascii("MM\0*"),
                new byte[] {0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
    }

    static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }
}
