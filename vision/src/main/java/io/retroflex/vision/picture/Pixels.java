package io.retroflex.vision.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import javax.imageio.IIOException;

/**
 * The stored samples of a Java image as RGB bytes, and back. Samples are copied, not converted: {@code getRGB} would pass grey
 * through a colour space and change it.
 */
public final class Pixels {
    private static final ColorModel RGB = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);

    private Pixels() {}

    static Picture of(BufferedImage image) throws IIOException {
        int width = image.getWidth();
        int height = image.getHeight();
        Raster raster = image.getRaster();
        ColorModel colours = image.getColorModel();
        byte[] rgb = new byte[width * height * 3];
        if (colours instanceof IndexColorModel palette) {
            copyPalette(raster, palette, rgb);
        } else if (colours instanceof ComponentColorModel
                && (colours.getColorSpace().getType() == ColorSpace.TYPE_RGB
                        || colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY)) {
            copySamples(raster, rgb);
        } else {
            copyConverted(image, rgb);
        }
        return new Picture(width, height, rgb);
    }

    /** A Java image of a picture's own array, for an encoder, which takes its bytes as they lie; not to be drawn on. */
    public static BufferedImage image(Picture picture) {
        byte[] rgb = picture.rgb();
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length),
                picture.width(),
                picture.height(),
                3 * picture.width(),
                3,
                new int[] {0, 1, 2},
                null);
        return new BufferedImage(RGB, raster, false, null);
    }

    private static void copySamples(Raster raster, byte[] rgb) throws IIOException {
        int type = raster.getDataBuffer().getDataType();
        if (type == DataBuffer.TYPE_BYTE
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && raster.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getNumBanks() == 1) {
            copyInterleaved(raster, layout, buffer, rgb);
        } else if (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT) {
            copyBands(raster, type == DataBuffer.TYPE_USHORT ? 8 : 0, rgb);
        } else {
            throw new IIOException("its samples are neither of 8 nor of 16 bits");
        }
    }

    private static void copyInterleaved(
            Raster raster, PixelInterleavedSampleModel layout, DataBufferByte buffer, byte[] rgb) {
        byte[] samples = buffer.getData();
        int[] bands = layout.getBandOffsets();
        boolean grey = bands.length < 3;
        int red = bands[0];
        int green = bands[grey ? 0 : 1];
        int blue = bands[grey ? 0 : 2];
        int step = layout.getPixelStride();
        int first = buffer.getOffset()
                - raster.getSampleModelTranslateY() * layout.getScanlineStride()
                - raster.getSampleModelTranslateX() * step;
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            int from = first + y * layout.getScanlineStride();
            for (int x = 0; x < raster.getWidth(); x++, from += step, to += 3) {
                rgb[to] = samples[from + red];
                rgb[to + 1] = samples[from + green];
                rgb[to + 2] = samples[from + blue];
            }
        }
    }

    private static void copyBands(Raster raster, int shift, byte[] rgb) {
        int bands = raster.getNumBands();
        int green = bands < 3 ? 0 : 1;
        int blue = bands < 3 ? 0 : 2;
        int[] row = new int[raster.getWidth() * bands];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int from = 0; from < row.length; from += bands, to += 3) {
                rgb[to] = (byte) (row[from] >> shift);
                rgb[to + 1] = (byte) (row[from + green] >> shift);
                rgb[to + 2] = (byte) (row[from + blue] >> shift);
            }
        }
    }

    private static void copyPalette(Raster raster, IndexColorModel palette, byte[] rgb) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int[] row = new int[raster.getWidth()];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
            for (int index : row) {
                to = put(rgb, to, index < colours.length ? colours[index] : 0);
            }
        }
    }

    /** For packed pixels and foreign colour spaces: what Java makes of them in sRGB. */
    private static void copyConverted(BufferedImage image, byte[] rgb) {
        int[] row = new int[image.getWidth()];
        int to = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int argb : row) {
                to = put(rgb, to, argb);
            }
        }
    }

    private static int put(byte[] rgb, int to, int argb) {
        rgb[to] = (byte) (argb >> 16);
        rgb[to + 1] = (byte) (argb >> 8);
        rgb[to + 2] = (byte) argb;
        return to + 3;
    }
}
