package io.retroflex.vision.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture's file with its pixels and how they are to be read, and nothing else: no names, times, comments, previews, nor
 * anything that hides behind the picture. {@link PictureReader} reads the same pixels from it.
 */
public final class CleanPicture {
    private CleanPicture() {}

    /**
     * The clean file: a JPEG stays one, and loses nothing; all else becomes a PNG.
     *
     * @param name what an error calls the picture
     * @throws PictureException if the bytes are larger than {@link PictureLimits#DEFAULT}, are no picture, or end early; of a
     *     JPEG the segments are looked at and not the pixels
     */
    public static byte[] of(byte[] file, String name) throws PictureException {
        PictureLimits.DEFAULT.checkBytes(name, file.length);
        boolean jpeg = PictureFormat.of(file).equals(Optional.of(PictureFormat.JPEG));
        return jpeg ? new CleanJpeg(file, name).write() : png(PictureReader.read(file, name));
    }

    /** A picture as a PNG. */
    public static byte[] png(Picture picture) {
        BufferedImage image = Pixels.image(picture);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this Java runtime has no PNG encoder; use one with java.desktop");
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }
}
