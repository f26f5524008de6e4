package io.retroflex.vision.dicom;

import io.retroflex.vision.picture.JpegHeader;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.PictureException;
import io.retroflex.vision.picture.PictureLimits;
import io.retroflex.vision.picture.PictureReader;
import java.util.List;

/** Frames that are JPEG streams. */
record JpegFrames(PixelLayout layout, List<byte[]> streams, PictureLimits limits, String name) implements Frames {
    @Override
    public Picture frame(int index) throws PictureException {
        byte[] stream = streams.get(index);
        String frame = streams.size() == 1 ? name : name + " frame " + (index + 1);
        checkColours(JpegHeader.of(stream), frame);
        Picture picture = PictureReader.read(stream, frame, limits);
        if (picture.width() != layout.width() || picture.height() != layout.height()) {
            throw new PictureException(
                    frame,
                    "its JPEG stream gives " + picture.width() + " x " + picture.height()
                            + " pixels, but the file says " + layout.width() + " x " + layout.height()
                            + "; export it anew");
        }
        return picture;
    }

    /**
     * What a JPEG stream says about its own colours goes before what the file says of them. A stream that says nothing
     * is YCbCr by convention: where the file says RGB one of the two is wrong, and false colours are worse than none.
     */
    private void checkColours(JpegHeader header, String frame) throws PictureException {
        int samples = layout.photometric().samples();
        if (header.components() != samples) {
            throw new PictureException(
                    frame,
                    "its JPEG stream has " + header.components() + " samples a pixel, but the file says " + samples
                            + "; export it anew");
        }
        if (layout.photometric() == Photometric.RGB && !header.marked()) {
            throw new PictureException(
                    frame,
                    Attribute.PHOTOMETRIC_INTERPRETATION
                            + " is RGB, but its JPEG stream does not say that it is; decompress it, as with dcmdjpeg,"
                            + " look at its colours, and give that");
        }
    }
}
