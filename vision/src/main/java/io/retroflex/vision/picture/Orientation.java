package io.retroflex.vision.picture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.util.Arrays;
import java.util.Optional;

/** How a stored picture is turned so that it stands upright: the eight values of EXIF tag 0x0112. */
enum Orientation {
    UPRIGHT(1, false, false, false),
    MIRRORED(2, false, true, false),
    HALF_TURN(3, false, true, true),
    FLIPPED(4, false, false, true),
    TRANSPOSED(5, true, false, false),
    QUARTER_TURN_RIGHT(6, true, false, true),
    TRANSVERSED(7, true, true, true),
    QUARTER_TURN_LEFT(8, true, true, false);

    private final int tag;
    private final boolean swapped;
    private final boolean fromRight;
    private final boolean fromBottom;

    /**
     * @param swapped whether the stored rows become columns
     * @param fromRight whether the stored columns are read backwards
     * @param fromBottom whether the stored rows are read backwards
     */
    Orientation(int tag, boolean swapped, boolean fromRight, boolean fromBottom) {
        this.tag = tag;
        this.swapped = swapped;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** What the file says; upright where it says nothing or nothing valid. */
    static Orientation of(byte[] file, PictureFormat format) {
        return ExifBlock.read(file, format).flatMap(Orientation::read).orElse(UPRIGHT);
    }

    private static Optional<Orientation> read(Metadata metadata) {
        return Optional.ofNullable(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class))
                .map(directory -> directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION))
                .flatMap(value ->
                        Arrays.stream(values()).filter(it -> it.tag == value).findFirst());
    }

    /** As in EXIF. */
    int tag() {
        return tag;
    }

    /** The picture turned; itself where nothing is to be done. */
    Picture apply(Picture picture) {
        if (this == UPRIGHT) {
            return picture;
        }
        int storedWidth = picture.width();
        int storedHeight = picture.height();
        int width = swapped ? storedHeight : storedWidth;
        int height = swapped ? storedWidth : storedHeight;
        byte[] rgb = new byte[picture.rgb().length];
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++, to += 3) {
                int column = swapped ? y : x;
                int row = swapped ? x : y;
                int storedColumn = fromRight ? storedWidth - 1 - column : column;
                int storedRow = fromBottom ? storedHeight - 1 - row : row;
                System.arraycopy(picture.rgb(), (storedRow * storedWidth + storedColumn) * 3, rgb, to, 3);
            }
        }
        return new Picture(width, height, rgb);
    }
}
