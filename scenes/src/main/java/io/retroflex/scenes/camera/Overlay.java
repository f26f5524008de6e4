package io.retroflex.scenes.camera;

import io.retroflex.scenes.maths.Draw;
import java.util.List;

/** Where a processor writes dates and settings: always digits by chance, never about the scene. */
enum Overlay {
    NONE,
    /** Over the left rim. */
    LEFT,
    /** In a panel on the left. */
    PANEL,
    /** Two lines in the upper left corner. */
    CORNER,
    /** A line at the foot. */
    FOOT;

    void write(byte[] rgb, int width, int height, Draw draw) {
        Letters letters = new Letters(rgb, width, height, Math.max(1, Math.round(height / 240f)));
        int line = letters.line();
        String date = "%02d/%02d/20%02d".formatted(draw.count(1, 28), draw.count(1, 12), draw.count(10, 30));
        String time = "%02d:%02d:%02d".formatted(draw.count(8, 17), draw.count(0, 59), draw.count(0, 59));
        String settings = "E%d A%d C%d".formatted(draw.count(1, 8), draw.count(1, 5), draw.count(0, 4));
        switch (this) {
            case NONE -> {}
            case LEFT -> letters.write(line, height / 10, List.of(date, time, "", settings, "EH:" + draw.count(0, 9)));
            case PANEL ->
                letters.write(
                        line,
                        height / 3,
                        List.of("ID:", "", "SEX: AGE:", "", date, time, settings, "CVP:A" + draw.count(1, 9)));
            case CORNER -> letters.write(line, line, List.of(date, time));
            case FOOT -> letters.write(width - 20 * letters.advance(), height - 2 * line, List.of(date + " " + time));
        }
    }
}
