package io.retroflex.vision.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a picture that the scope saw, without the processor's border, text and inset.
 *
 * @param outline what the scope's picture looks like inside the crop
 * @param crop its bounding box
 * @param masks what is blackened beside the outline's corners, and why
 */
public record FieldOfView(Outline outline, Rectangle crop, List<Mask> masks) {
    public FieldOfView {
        masks = List.copyOf(masks);
    }

    /** Finds the octagon, circle or box of the scope's picture; the whole picture where there is no border. */
    public static FieldOfView find(Picture picture) {
        Shape asItIs = Shape.of(WorkingCopy.of(picture));
        Shape bare = Shape.of(asItIs.copy().withoutAttachedText());
        Shape shape = bare.differs(asItIs) ? bare : asItIs;
        WorkingCopy copy = shape.copy();
        Rectangle box = shape.box();
        Outline outline = shape.outline();
        List<Mask> masks = new ArrayList<>();
        InsetFinder.find(copy, box).ifPresent(area -> masks.add(new Mask(area, Mask.Reason.INSET)));
        masks.add(new Mask(InsetFinder.place(box), Mask.Reason.INSET_PLACE));
        copy.textOutside(box).forEach(area -> masks.add(new Mask(area, Mask.Reason.TEXT)));
        return new FieldOfView(
                outline,
                copy.toPicture(box),
                masks.stream()
                        .map(mask -> new Mask(copy.toPicture(mask.area()), mask.reason()))
                        .toList());
    }

    /** What a small copy shows the scope's picture to be. */
    private record Shape(WorkingCopy copy, Rectangle box, Outline outline) {
        /** Pixels of the small copy; less is the fading rim. */
        private static final int LEAST = 2;

        static Shape of(WorkingCopy copy) {
            Rectangle box = BorderFinder.find(copy);
            return new Shape(copy, box, OutlineFinder.find(copy, box));
        }

        /** Whether letters on the border were taken for the scope's picture, or hid what its corners are. */
        boolean differs(Shape withText) {
            Rectangle other = withText.box;
            boolean smaller = box.x() - other.x() >= LEAST
                    || box.y() - other.y() >= LEAST
                    || other.right() - box.right() >= LEAST
                    || other.bottom() - box.bottom() >= LEAST;
            return smaller || (withText.outline instanceof Outline.Box && !(outline instanceof Outline.Box));
        }
    }

    /** A field of view that keeps everything. */
    public static FieldOfView whole(Picture picture) {
        return new FieldOfView(new Outline.Box(), new Rectangle(0, 0, picture.width(), picture.height()), List.of());
    }

    /** The crop of a picture of the same size, black outside the outline and under the masks. */
    public Picture apply(Picture picture) {
        if (masks.isEmpty() && outline instanceof Outline.Box) {
            return crop.cut(picture);
        }
        int width = crop.width();
        int height = crop.height();
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            double depth = (Math.min(y, height - 1 - y) + 0.5) / height;
            int margin = (int) Math.rint(outline.margin(depth) * width);
            int from = ((crop.y() + y) * picture.width() + crop.x() + margin) * 3;
            int length = Math.max(0, width - 2 * margin) * 3;
            System.arraycopy(picture.rgb(), from, rgb, (y * width + margin) * 3, length);
        }
        for (Mask mask : masks) {
            blacken(mask.area(), rgb);
        }
        return new Picture(width, height, rgb);
    }

    private void blacken(Rectangle area, byte[] rgb) {
        int left = Math.max(0, area.x() - crop.x());
        int right = Math.min(crop.width(), area.right() - crop.x());
        int bottom = Math.min(crop.height(), area.bottom() - crop.y());
        for (int y = Math.max(0, area.y() - crop.y()); y < bottom && left < right; y++) {
            int row = y * crop.width();
            Arrays.fill(rgb, (row + left) * 3, (row + right) * 3, (byte) 0);
        }
    }
}
