package io.retroflex.scenes.camera;

import java.util.List;
import java.util.Map;

/** Writes pale letters of three by five dots into a picture. A font of the machine would differ from one to the next. */
final class Letters {
    /** The five rows of each, as octal digits: 4 is the left dot, 1 the right one. */
    private static final Map<Character, String> ROWS = Map.ofEntries(
            Map.entry('0', "75557"),
            Map.entry('1', "26227"),
            Map.entry('2', "71747"),
            Map.entry('3', "71717"),
            Map.entry('4', "55711"),
            Map.entry('5', "74717"),
            Map.entry('6', "74757"),
            Map.entry('7', "71122"),
            Map.entry('8', "75757"),
            Map.entry('9', "75717"),
            Map.entry('A', "25755"),
            Map.entry('C', "34443"),
            Map.entry('D', "65556"),
            Map.entry('E', "74647"),
            Map.entry('G', "34553"),
            Map.entry('H', "55755"),
            Map.entry('I', "72227"),
            Map.entry('P', "65644"),
            Map.entry('S', "34216"),
            Map.entry('V', "55552"),
            Map.entry('X', "55255"),
            Map.entry(':', "02020"),
            Map.entry('/', "11244"));

    private static final byte PALE = (byte) 214;

    private final byte[] rgb;
    private final int width;
    private final int height;
    private final int dot;

    /** @param dot pixels a side of a dot */
    Letters(byte[] rgb, int width, int height, int dot) {
        this.rgb = rgb;
        this.width = width;
        this.height = height;
        this.dot = dot;
    }

    /** From the top of a line to that of the next. */
    int line() {
        return 8 * dot;
    }

    /** From a letter to the next. */
    int advance() {
        return 4 * dot;
    }

    void write(int left, int top, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int j = 0; j < line.length(); j++) {
                letter(left + j * advance(), top + i * line(), ROWS.getOrDefault(line.charAt(j), "00000"));
            }
        }
    }

    private void letter(int left, int top, String rows) {
        for (int row = 0; row < 5; row++) {
            int dots = rows.charAt(row) - '0';
            for (int column = 0; column < 3; column++) {
                if ((dots >> (2 - column) & 1) != 0) {
                    fill(left + column * dot, top + row * dot);
                }
            }
        }
    }

    private void fill(int left, int top) {
        for (int y = Math.max(0, top); y < Math.min(height, top + dot); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + dot); x++) {
                int at = 3 * (y * width + x);
                rgb[at] = PALE;
                rgb[at + 1] = PALE;
                rgb[at + 2] = PALE;
            }
        }
    }
}
