package io.retroflex.training.augment;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureReader;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
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
    private static final ComponentColorModel RGB = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    private static final int[] BANDS = {0, 1, 2};

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
            writer.write(null, new IIOImage(image(picture), null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A view of the picture's own bytes. */
    private static BufferedImage image(Picture picture) {
        byte[] rgb = picture.rgb();
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length),
                picture.width(),
                picture.height(),
                picture.width() * 3,
                3,
                BANDS,
                null);
        return new BufferedImage(RGB, raster, false, null);
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
