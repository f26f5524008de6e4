package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureLimits;
import java.util.OptionalInt;

/**
 * How the pixels are stored, checked against what is read.
 *
 * @param width of a frame in pixels
 * @param height of a frame in pixels
 * @param frames how many, at least 1
 * @param planar whether uncompressed samples stand plane after plane, and not pixel after pixel
 */
record PixelLayout(int width, int height, int frames, Photometric photometric, boolean planar) {
    /** The layout that a file states. */
    static PixelLayout of(DataSet data, PictureLimits limits) throws PictureException {
        int height = data.number(Attribute.ROWS);
        int width = data.number(Attribute.COLUMNS);
        limits.checkPixels(data.name(), width, height);
        require(data, Attribute.BITS_ALLOCATED, data.number(Attribute.BITS_ALLOCATED), 8);
        require(data, Attribute.BITS_STORED, data.number(Attribute.BITS_STORED), 8);
        require(data, Attribute.PIXEL_REPRESENTATION, data.number(Attribute.PIXEL_REPRESENTATION, 0), 0);
        Photometric photometric = Photometric.of(data);
        require(data, Attribute.SAMPLES_PER_PIXEL, data.number(Attribute.SAMPLES_PER_PIXEL), photometric.samples());
        int planar = photometric.samples() == 1 ? 0 : data.number(Attribute.PLANAR_CONFIGURATION, 0);
        if (planar != 0) {
            require(data, Attribute.PLANAR_CONFIGURATION, planar, photometric == Photometric.YBR_FULL_422 ? 0 : 1);
        }
        return new PixelLayout(width, height, frames(data), photometric, planar == 1);
    }

    private static int frames(DataSet data) throws PictureException {
        OptionalInt frames = data.wholeNumber(Attribute.NUMBER_OF_FRAMES);
        boolean stated = data.values().containsKey(Attribute.NUMBER_OF_FRAMES);
        if (stated && (frames.isEmpty() || frames.getAsInt() < 1)) {
            throw new PictureException(
                    data.name(), Attribute.NUMBER_OF_FRAMES + " is not a number above 0; export it anew");
        }
        return frames.orElse(1);
    }

    private static void require(DataSet data, Attribute attribute, int value, int wanted) throws PictureException {
        if (value != wanted) {
            throw new PictureException(
                    data.name(),
                    attribute + " is " + value + ", where " + wanted
                            + " is read; export it in colour, 8 bits a sample");
        }
    }

    /** How many bytes an uncompressed frame has. */
    long frameBytes() {
        long pixels = (long) width * height;
        return photometric == Photometric.YBR_FULL_422 ? 2 * pixels : pixels * photometric.samples();
    }
}
