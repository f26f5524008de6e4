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

    /** {@code boolean[height][width]}, as the two others. */
    final boolean[] lit;

    final boolean[] green;
    final boolean[] scope;

    final boolean[] black;
    private final boolean[] pale;
    private final Picture original;

    private WorkingCopy(Picture original, Picture small) {
        this.original = original;
        width = small.width();
        height = small.height();
        lit = new boolean[width * height];
        green = new boolean[width * height];
        black = new boolean[width * height];
        pale = new boolean[width * height];
        byte[] rgb = small.rgb();
        for (int i = 0; i < lit.length; i++) {
            int red = rgb[i * 3] & 0xff;
            int greenValue = rgb[i * 3 + 1] & 0xff;
            int blue = rgb[i * 3 + 2] & 0xff;
            green[i] = greenValue > 90 && greenValue - red > 60 && blue - red > 30 && greenValue - blue < 90;
            int most = Math.max(red, Math.max(greenValue, blue));
            int least = Math.min(red, Math.min(greenValue, blue));
            lit[i] = most >= LIT && !green[i];
            black[i] = most < BLACK;
            pale[i] = most >= DIM && most - least < PALE * most;
        }
        scope = new LargestPatch(width, height).of(lit);
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

    private WorkingCopy(WorkingCopy other, boolean[] scope) {
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
        return new WorkingCopy(this, new AttachedText(width, height).without(scope, pale));
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
        boolean[] text = new boolean[lit.length];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                text[y * width + x] = lit[y * width + x] && !scope[y * width + x];
            }
        }
        return bounds(text).filter(area -> Math.min(area.width(), area.height()) >= SMALLEST_TEXT);
    }

    Optional<Rectangle> bounds(boolean[] pixels) {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (pixels[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? Optional.empty() : Optional.of(new Rectangle(left, top, right - left, bottom - top));
    }

    /** The share of an area's pixels that are set. */
    double share(boolean[] pixels, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += pixels[y * width + x] ? 1 : 0;
            }
        }
        return count / (double) Math.max(1, (right - left) * (bottom - top));
    }
}
