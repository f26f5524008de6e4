package io.retroflex.training.augment;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import io.retroflex.vision.picture.Pixels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Baseline JPEG in memory, with the Java runtime's encoder: colour at half the resolution. */
final class Jpeg {
    private Jpeg() {}

    /**
     * The picture, compressed and read back.
     *
     * @param quality from 1 to 100, as libjpeg counts it
     */
    static Picture roundTrip(Picture picture, int quality) {
        try {
            return PictureReader.read(encode(picture, quality), "an augmented picture");
        } catch (IOException e) {
            throw new UncheckedIOException("JPEG of quality " + quality + " cannot be made in memory", e);
        }
    }

    static byte[] encode(Picture picture, int quality) throws IOException {
        ImageWriter writer = encoder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(Pixels.image(picture), null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The runtime's own, whatever else is on the class path: the same bytes everywhere. */
    private static ImageWriter encoder() throws IOException {
        Iterator<ImageWriterSpi> providers =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, Jpeg::isJdkJpeg, true);
        if (!providers.hasNext()) {
            throw new IOException("this Java runtime has no JPEG encoder; use one with the module java.desktop");
        }
        return providers.next().createWriterInstance();
    }

    private static boolean isJdkJpeg(Object provider) {
        if (!"java.desktop".equals(provider.getClass().getModule().getName())) {
            return false;
        }
        for (String name : ((ImageWriterSpi) provider).getFormatNames()) {
            if (name.equals("jpeg")) {
                return true;
            }
        }
        return false;
    }
}
