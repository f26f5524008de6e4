package io.retroflex.vision.picture;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets of pixels as they are drawn in tests: a line for each row, {@code #} for a pixel of the set. */
final class DrawnPixels {
    private DrawnPixels() {}

    static PixelSet set(String drawn) {
        String[] rows = drawn.lines().toArray(String[]::new);
        PixelSet set = new PixelSet(rows[0].length(), rows.length);
        for (int y = 0; y < set.height; y++) {
            for (int x = 0; x < set.width; x++) {
                set.addIf(rows[y].charAt(x) == '#', x, y);
            }
        }
        return set;
    }

    static String drawn(PixelSet set) {
        return IntStream.range(0, set.height)
                .mapToObj(y -> IntStream.range(0, set.width)
                        .mapToObj(x -> set.has(x, y) ? "#" : ".")
                        .collect(Collectors.joining("", "", "\n")))
                .collect(Collectors.joining());
    }
}
