package io.retroflex.vision.picture;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a picture of any size comes to the size that a network takes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Sizing.CentreCrop.class, name = "centre-crop"),
    @JsonSubTypes.Type(value = Sizing.Stretch.class, name = "stretch"),
    @JsonSubTypes.Type(value = Sizing.Fit.class, name = "fit")
})
public sealed interface Sizing {
    /** The picture at {@link #width()} x {@link #height()}. */
    Picture apply(Picture picture);

    /** Of the result, in pixels. */
    int width();

    /** Of the result, in pixels. */
    int height();

    /**
     * torchvision's {@code Resize(shorterSide)} and {@code CenterCrop(size)}: keeps the aspect, loses the rim.
     *
     * @param shorterSide of the picture once scaled, in pixels, at least {@code size}
     * @param size of the square that is cut from its middle, in pixels
     */
    record CentreCrop(int shorterSide, int size, Resampling filter) implements Sizing {
        /** @throws IllegalArgumentException if the square is empty or larger than the scaled picture */
        public CentreCrop {
            if (size < 1 || shorterSide < size) {
                throw new IllegalArgumentException(
                        "a square of " + size + " pixels cannot be cut from a shorter side of " + shorterSide
                                + "; give a shorter side of at least the square's");
            }
        }

        @Override
        public Picture apply(Picture picture) {
            int w = picture.width();
            int h = picture.height();
            int scaledWidth = w <= h ? shorterSide : Math.toIntExact((long) shorterSide * w / h);
            int scaledHeight = w <= h ? Math.toIntExact((long) shorterSide * h / w) : shorterSide;
            // Python rounds halves to even, and so does rint.
            int left = (int) Math.rint((scaledWidth - size) / 2.0);
            int top = (int) Math.rint((scaledHeight - size) / 2.0);
            return filter.resize(picture, scaledWidth, scaledHeight, new Rectangle(left, top, size, size));
        }

        @Override
        public int width() {
            return size;
        }

        @Override
        public int height() {
            return size;
        }
    }

    /**
     * The whole picture, its aspect given up.
     *
     * @param width of the result in pixels
     * @param height of the result in pixels
     */
    record Stretch(int width, int height, Resampling filter) implements Sizing {
        /** @throws IllegalArgumentException if a side is below 1 */
        public Stretch {
            requireSide(Math.min(width, height));
        }

        @Override
        public Picture apply(Picture picture) {
            return filter.resize(picture, width, height);
        }
    }

    /**
     * The whole picture with its aspect: its longer side fills the square, the rest is black.
     *
     * @param size of the square in pixels
     */
    record Fit(int size, Resampling filter) implements Sizing {
        /** @throws IllegalArgumentException if the side is below 1 */
        public Fit {
            requireSide(size);
        }

        @Override
        public Picture apply(Picture picture) {
            double scale = (double) size / Math.max(picture.width(), picture.height());
            int width = Math.max(1, (int) Math.rint(picture.width() * scale));
            int height = Math.max(1, (int) Math.rint(picture.height() * scale));
            Picture scaled = filter.resize(picture, width, height);
            if (width == size && height == size) {
                return scaled;
            }
            byte[] rgb = new byte[size * size * 3];
            int left = (size - width) / 2;
            int top = (size - height) / 2;
            for (int y = 0; y < height; y++) {
                System.arraycopy(scaled.rgb(), y * width * 3, rgb, ((top + y) * size + left) * 3, width * 3);
            }
            return new Picture(size, size, rgb);
        }

        @Override
        public int width() {
            return size;
        }

        @Override
        public int height() {
            return size;
        }
    }

    private static void requireSide(int side) {
        if (side < 1) {
            throw new IllegalArgumentException("a network takes pictures of at least 1 pixel a side, not " + side);
        }
    }
}
