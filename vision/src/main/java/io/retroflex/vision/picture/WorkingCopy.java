package io.retroflex.vision.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small copy of a picture, sorted into what is lit, what is the inset's green, and which of the lit pixels belong to
 * the scope's picture: the largest lit patch, text and lines worn away.
 */
final class WorkingCopy {
    private static final int LONGER_SIDE = 256;

    /** Borders of real frames stay below 12 after JPEG; dark mucosa starts at about 25. */
    private static final int LIT = 20;

    /** What a border's pixels stay below. */
    private static final int BLACK = 12;

    /** The largest difference of a white or grey letter's channels, as a share of the brightest; mucosa's is twice that. */
    private static final double PALE = 0.2;

    /** The rim of some pictures fades to grey below it. */
    private static final int DIM = 44;

    /** The rim of the scope's picture fades over a pixel or two. */
    private static final int TEXT_DISTANCE = 2;

    /** Narrower is the faded rim of an inset. */
    private static final int SMALLEST_TEXT = 4;

    final int width;
    final int height;

    final PixelSet lit;
    final PixelSet green;
    final PixelSet black;
    final PixelSet scope;
    private final PixelSet pale;
    private final Picture original;

    private WorkingCopy(Picture original, Picture small) {
        this.original = original;
        width = small.width();
        height = small.height();
        lit = new PixelSet(width, height);
        green = new PixelSet(width, height);
        black = new PixelSet(width, height);
        pale = new PixelSet(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sort(small.rgb(), x, y);
            }
        }
        scope = LargestPatch.of(lit);
    }

    private void sort(byte[] rgb, int x, int y) {
        int at = 3 * (y * width + x);
        int red = rgb[at] & 0xff;
        int greenValue = rgb[at + 1] & 0xff;
        int blue = rgb[at + 2] & 0xff;
        boolean isGreen = greenValue > 90 && greenValue - red > 60 && blue - red > 30 && greenValue - blue < 90;
        int most = Math.max(red, Math.max(greenValue, blue));
        int least = Math.min(red, Math.min(greenValue, blue));
        green.addIf(isGreen, x, y);
        lit.addIf(most >= LIT && !isGreen, x, y);
        black.addIf(most < BLACK, x, y);
        pale.addIf(most >= DIM && most - least < PALE * most, x, y);
    }

    static WorkingCopy of(Picture picture) {
        double scale = (double) LONGER_SIDE / Math.max(picture.width(), picture.height());
        if (scale >= 1) {
            return new WorkingCopy(picture, picture);
        }
        int width = Math.max(1, (int) Math.rint(picture.width() * scale));
        int height = Math.max(1, (int) Math.rint(picture.height() * scale));
        return new WorkingCopy(picture, Resampling.BILINEAR.resize(picture, width, height));
    }

    private WorkingCopy(WorkingCopy other, PixelSet scope) {
        this.original = other.original;
        this.width = other.width;
        this.height = other.height;
        this.lit = other.lit;
        this.green = other.green;
        this.black = other.black;
        this.pale = other.pale;
        this.scope = scope;
    }

    /** The same without letters that touch the scope's picture. */
    WorkingCopy withoutAttachedText() {
        return new WorkingCopy(this, AttachedText.without(scope, pale));
    }

    Rectangle whole() {
        return new Rectangle(0, 0, width, height);
    }

    /** The same area in pixels of the original, rounded inwards for what touches no side. */
    Rectangle toPicture(Rectangle area) {
        double x = (double) original.width() / width;
        double y = (double) original.height() / height;
        int left = (int) Math.ceil(area.x() * x);
        int top = (int) Math.ceil(area.y() * y);
        int right = (int) Math.floor(area.right() * x + 1e-6);
        int bottom = (int) Math.floor(area.bottom() * y + 1e-6);
        return new Rectangle(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    /** On each side of an area, the bounding box of what is lit and neither scope's picture nor inset. */
    List<Rectangle> textOutside(Rectangle area) {
        List<Rectangle> text = new ArrayList<>();
        int left = Math.max(0, area.x() - TEXT_DISTANCE);
        int right = Math.min(width, area.right() + TEXT_DISTANCE);
        textIn(0, 0, left, height).ifPresent(text::add);
        textIn(right, 0, width, height).ifPresent(text::add);
        textIn(left, 0, right, area.y() - TEXT_DISTANCE).ifPresent(text::add);
        textIn(left, area.bottom() + TEXT_DISTANCE, right, height).ifPresent(text::add);
        return text;
    }

    private Optional<Rectangle> textIn(int left, int top, int right, int bottom) {
        return lit.without(scope)
                .and(lit.part(left, top, right, bottom))
                .bounds()
                .filter(area -> Math.min(area.width(), area.height()) >= SMALLEST_TEXT);
    }
}
