package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureException;
import java.nio.ByteBuffer;

/** Frames that are not compressed: their samples as RGB. */
record PlainFrames(PixelLayout layout, ByteBuffer samples) implements Frames {
    static PlainFrames of(PixelLayout layout, ByteBuffer samples, String name) throws PictureException {
        if (layout.photometric() == Photometric.YBR_FULL_422 && layout.width() % 2 == 1) {
            throw new PictureException(
                    name,
                    "it is YBR_FULL_422, whose pixels come in pairs, but " + layout.width()
                            + " pixels wide; export it as RGB");
        }
        long needed = layout.frameBytes() * layout.frames();
        // Values have an even length: one byte of padding may follow.
        if (samples.capacity() != needed && samples.capacity() != needed + 1) {
            throw new PictureException(
                    name,
                    "its pixel data has " + samples.capacity() + " bytes, but " + layout.frames() + " of "
                            + layout.width()
                            + " x " + layout.height() + " in " + layout.photometric() + " take " + needed
                            + "; the file is damaged, so export it anew");
        }
        return new PlainFrames(layout, samples);
    }

    @Override
    public Picture frame(int index) {
        int pixels = layout.width() * layout.height();
        int start = (int) (index * layout.frameBytes());
        byte[] rgb = new byte[pixels * 3];
        for (int i = 0; i < pixels; i++) {
            switch (layout.photometric()) {
                case MONOCHROME2 -> put(rgb, i, sample(start + i), sample(start + i), sample(start + i));
                case RGB -> put(rgb, i, stored(start, i, 0), stored(start, i, 1), stored(start, i, 2));
                case YBR_FULL -> convert(rgb, i, stored(start, i, 0), stored(start, i, 1), stored(start, i, 2));
                case YBR_FULL_422 -> {
                    int pair = start + i / 2 * 4; // two brightnesses, then the differences that both share
                    convert(rgb, i, sample(pair + i % 2), sample(pair + 2), sample(pair + 3));
                }
            }
        }
        return new Picture(layout.width(), layout.height(), rgb);
    }

    private int stored(int start, int pixel, int channel) {
        int pixels = layout.width() * layout.height();
        return sample(start + (layout.planar() ? channel * pixels + pixel : pixel * 3 + channel));
    }

    private int sample(int at) {
        return samples.get(at) & 0xff;
    }

    /** The inverse of the equations of PS3.3 C.7.6.3.1.2. */
    private static void convert(byte[] rgb, int pixel, int y, int blueness, int redness) {
        double blue = blueness - 128;
        double red = redness - 128;
        put(rgb, pixel, clamp(y + 1.402 * red), clamp(y - 0.344136 * blue - 0.714136 * red), clamp(y + 1.772 * blue));
    }

    private static int clamp(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    private static void put(byte[] rgb, int pixel, int red, int green, int blue) {
        rgb[pixel * 3] = (byte) red;
        rgb[pixel * 3 + 1] = (byte) green;
        rgb[pixel * 3 + 2] = (byte) blue;
    }
}
