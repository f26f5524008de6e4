package io.retroflex.audit.quality;

import io.retroflex.vision.picture.FieldOfView;
import io.retroflex.vision.picture.Luma;
import io.retroflex.vision.picture.Picture;
import io.retroflex.vision.picture.Rectangle;
import io.retroflex.vision.picture.Resampling;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * How well a picture can be seen, by the middle of its field of view. Each part is in [0, 1], more is better; measured on real
 * pictures and on blurred and darkened copies of them in {@code docs/audit.md}.
 *
 * @param light share of the pixels that are neither black nor burnt out
 * @param sharpness how much detail a blur would take away (Crete et al., The blur effect, 2007: one less its measure)
 * @param clearness one less the share of glare, five times over: highlights and bubbles hide little but tell of much
 * @param warmth share of the lit pixels that are as red as mucosa is: red not below green, and above blue. No part of the score,
 *     for dye and filtered light are seen well; it tells of what is no organ at all
 */
public record Quality(double light, double sharpness, double clearness, double warmth) {
    /** Of the middle of the field of view, so that no corner of a round one takes part. */
    private static final double INSET = 0.15;

    /** A multiple of how many numbers a vector of any processor has. */
    private static final int SIDE = 192;

    private static final int BLACK = 24;
    private static final int BURNT = 245;
    private static final int GLARE = 225;
    private static final int GLARE_COUNTS = 5;
    private static final double LEAST_LIGHT = 0.15;
    private static final double LEAST_SHARPNESS = 0.33;

    /** Whether it can be used. */
    public enum Use {
        /** It shows something. */
        GOOD,
        /** Hardly a pixel is lit. */
        BLACK,
        /** It is out of focus or moved. */
        BLURRED
    }

    /** Measures a picture in its field of view. */
    public static Quality of(Picture picture, FieldOfView view) {
        Rectangle crop = view.crop();
        int x = (int) (crop.width() * INSET);
        int y = (int) (crop.height() * INSET);
        Picture middle = new Rectangle(
                        crop.x() + x,
                        crop.y() + y,
                        Math.max(1, crop.width() - 2 * x),
                        Math.max(1, crop.height() - 2 * y))
                .cut(picture);
        Tally tally = new Tally();
        Resampling.BILINEAR.resize(middle, SIDE, SIDE, tally);
        return tally.quality();
    }

    /** Looks at the pixels once, line by line, and at as many at a time as the processor takes. */
    private static final class Tally implements Resampling.Lines {
        private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;

        private final int[] reds = new int[SIDE];
        private final int[] greens = new int[SIDE];
        private final int[] blues = new int[SIDE];
        private final int[] grey = new int[SIDE * SIDE];
        private int lit;
        private int glare;
        private int warm;

        @Override
        public void take(int y, int[] line) {
            // Not every processor loads each third number at once.
            for (int x = 0; x < SIDE; x++) {
                reds[x] = line[3 * x];
                greens[x] = line[3 * x + 1];
                blues[x] = line[3 * x + 2];
            }
            for (int x = 0; x < SIDE; x += SPECIES.length()) {
                IntVector red = IntVector.fromArray(SPECIES, reds, x);
                IntVector green = IntVector.fromArray(SPECIES, greens, x);
                IntVector blue = IntVector.fromArray(SPECIES, blues, x);
                IntVector luma = Luma.of(red, green, blue);
                luma.intoArray(grey, y * SIDE + x);
                count(red, green, blue, luma);
            }
        }

        private void count(IntVector red, IntVector green, IntVector blue, IntVector luma) {
            VectorMask<Integer> notBlack = luma.compare(VectorOperators.GE, BLACK);
            VectorMask<Integer> notBurnt = luma.compare(VectorOperators.LT, BURNT);
            VectorMask<Integer> reddish =
                    red.compare(VectorOperators.GE, green).and(red.compare(VectorOperators.GT, blue));
            lit += notBlack.and(notBurnt).trueCount();
            warm += notBlack.and(reddish).trueCount();
            glare += red.min(green).min(blue).compare(VectorOperators.GE, GLARE).trueCount();
        }

        Quality quality() {
            return new Quality(
                    (double) lit / grey.length,
                    Blur.sharpness(grey, SIDE),
                    Math.max(0, 1 - (double) GLARE_COUNTS * glare / grey.length),
                    lit == 0 ? 0 : (double) warm / Math.max(warm, lit));
        }
    }

    /** Light, sharpness and clearness in one, in [0, 1]: their geometric mean, so that none makes up for another. */
    public double score() {
        return Math.cbrt(light * sharpness * clearness);
    }

    /** Whether it can be used. */
    public Use use() {
        if (light < LEAST_LIGHT) {
            return Use.BLACK;
        }
        return sharpness < LEAST_SHARPNESS ? Use.BLURRED : Use.GOOD;
    }
}
