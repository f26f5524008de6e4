package io.retroflex.vision.picture;

import java.util.Optional;

/**
 * Some of the pixels of a grid, a bit each, so that a set is joined, cut or grown sixty-four pixels at a time. A row begins at a
 * word of its own; the bits behind its last pixel are zero.
 */
final class PixelSet {
    final int width;
    final int height;

    /** Of a row. */
    private final int words;

    private final long[] bits;

    /** An empty one, which those who know it fill before others see it. */
    PixelSet(int width, int height) {
        this(width, height, new long[Math.ceilDiv(width, Long.SIZE) * height]);
    }

    private PixelSet(int width, int height, long[] bits) {
        this.width = width;
        this.height = height;
        this.words = Math.ceilDiv(width, Long.SIZE);
        this.bits = bits;
    }

    /** Adds a pixel if that is so; free of branches, for it is asked of every pixel. */
    void addIf(boolean so, int x, int y) {
        bits[y * words + x / Long.SIZE] |= (so ? 1L : 0L) << x;
    }

    /** Adds the pixels of a row from one up to another. */
    void addRow(int y, int from, int to) {
        for (int word = from / Long.SIZE; word * Long.SIZE < to; word++) {
            bits[y * words + word] |= between(word, from, to);
        }
    }

    boolean has(int x, int y) {
        return (bits[y * words + x / Long.SIZE] >>> x & 1) != 0;
    }

    /** The pixels that are in both. */
    PixelSet and(PixelSet other) {
        PixelSet both = new PixelSet(width, height);
        for (int i = 0; i < bits.length; i++) {
            both.bits[i] = bits[i] & other.bits[i];
        }
        return both;
    }

    /** The pixels that are not in the other. */
    PixelSet without(PixelSet other) {
        PixelSet rest = new PixelSet(width, height);
        for (int i = 0; i < bits.length; i++) {
            rest.bits[i] = bits[i] & ~other.bits[i];
        }
        return rest;
    }

    /** All other pixels of the grid. */
    PixelSet inverted() {
        return part(0, 0, width, height).without(this);
    }

    /** All pixels of a part of a grid of this size; an empty part has none. */
    PixelSet part(int left, int top, int right, int bottom) {
        PixelSet part = new PixelSet(width, height);
        for (int y = top; y < bottom; y++) {
            part.addRow(y, left, right);
        }
        return part;
    }

    /** With every pixel next to one of them, diagonally as well; rows first, then columns. */
    PixelSet grown() {
        PixelSet along = new PixelSet(width, height);
        for (int i = 0; i < bits.length; i++) {
            int word = i % words;
            long left = bits[i] << 1 | (word == 0 ? 0 : bits[i - 1] >>> -1);
            long right = bits[i] >>> 1 | (word == words - 1 ? 0 : bits[i + 1] << -1);
            along.bits[i] = (bits[i] | left | right) & between(word, 0, width);
        }
        PixelSet grown = new PixelSet(width, height, along.bits.clone());
        for (int i = words; i < bits.length; i++) {
            grown.bits[i] |= along.bits[i - words];
            grown.bits[i - words] |= along.bits[i];
        }
        return grown;
    }

    /** The pixels around which all are in the set; what lies outside the grid does not count. */
    PixelSet shrunk() {
        return inverted().grown().inverted();
    }

    /** How many there are. */
    int count() {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** How many there are in a part of the grid. */
    int count(int left, int top, int right, int bottom) {
        int count = 0;
        for (int word = left / Long.SIZE; word * Long.SIZE < right; word++) {
            long inside = between(word, left, right);
            for (int y = top; y < bottom; y++) {
                count += Long.bitCount(bits[y * words + word] & inside);
            }
        }
        return count;
    }

    /** The share of a part's pixels that are in the set. */
    double share(int left, int top, int right, int bottom) {
        return count(left, top, right, bottom) / (double) Math.max(1, (right - left) * (bottom - top));
    }

    /** The first pixel of a row, from some pixel on, that is in the set or, as asked, is not; {@link #width} if there is none. */
    int next(boolean in, int from, int y) {
        for (int word = from / Long.SIZE; word < words; word++) {
            long all = bits[y * words + word];
            long found = (in ? all : ~all) & between(word, from, width);
            if (found != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(found);
            }
        }
        return width;
    }

    /** The last pixel of a row; -1 if it has none. */
    int last(int y) {
        for (int word = words - 1; word >= 0; word--) {
            long found = bits[y * words + word];
            if (found != 0) {
                return word * Long.SIZE + Long.SIZE - 1 - Long.numberOfLeadingZeros(found);
            }
        }
        return -1;
    }

    /** What lies between pixels of the set both in its row and in its column, those among it. */
    PixelSet filled() {
        PixelSet filled = new PixelSet(width, height);
        for (int y = 0; y < height; y++) {
            filled.addRow(y, next(true, 0, y), last(y) + 1);
        }
        return filled.and(reaching(1)).and(reaching(-1));
    }

    /** What has a pixel of the set in its column, in its own row or before it, going down or up. */
    private PixelSet reaching(int step) {
        PixelSet reaching = new PixelSet(width, height, bits.clone());
        int from = step > 0 ? 1 : height - 2;
        for (int y = from; y >= 0 && y < height; y += step) {
            for (int word = 0; word < words; word++) {
                reaching.bits[y * words + word] |= reaching.bits[(y - step) * words + word];
            }
        }
        return reaching;
    }

    /** The smallest part of the grid that has all of them. */
    Optional<Rectangle> bounds() {
        int left = width;
        int right = 0;
        int top = height;
        int bottom = 0;
        for (int y = 0; y < height; y++) {
            int last = last(y);
            if (last >= 0) {
                left = Math.min(left, next(true, 0, y));
                right = Math.max(right, last + 1);
                top = Math.min(top, y);
                bottom = y + 1;
            }
        }
        return right == 0 ? Optional.empty() : Optional.of(new Rectangle(left, top, right - left, bottom - top));
    }

    /** The bits of a row's word that stand for pixels from one up to another. */
    private static long between(int word, int from, int to) {
        int first = Math.max(0, from - word * Long.SIZE);
        int end = Math.min(Long.SIZE, to - word * Long.SIZE);
        return first >= end ? 0 : -1L >>> (Long.SIZE - end + first) << first;
    }
}
