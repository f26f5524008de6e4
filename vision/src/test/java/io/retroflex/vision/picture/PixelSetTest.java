package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelSetTest {
    @Test
    void aSetGrowsByItsNeighboursAndNotAroundTheEdge() {
        assertThat(DrawnPixels.drawn(DrawnPixels.set("""
                ......
                .....#
                ......
                ......
                #.....
                """).grown())).isEqualTo("""
                ....##
                ....##
                ....##
                ##....
                ##....
                """);
    }

    @Test
    void aSetShrinksWhereItHasAnEdgeAndNotWhereTheGridHas() {
        assertThat(DrawnPixels.drawn(DrawnPixels.set("""
                ####..
                ####..
                ####..
                ####..
                """).shrunk())).isEqualTo("""
                ###...
                ###...
                ###...
                ###...
                """);
    }

    @Test
    void aSetIsFilledWithWhatLiesBetweenItsPixelsInRowAndColumn() {
        assertThat(DrawnPixels.drawn(DrawnPixels.set("""
                ..##..
                .#..#.
                ......
                ##..##
                ...#..
                """).filled())).isEqualTo("""
                ..##..
                .#.##.
                ......
                ##.###
                ...#..
                """);
    }

    /** A row of one word, of a word less or more a pixel, and of several. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 63, 64, 65, 128, 200})
    void setsOfAnyWidthAreWhatTheirPixelsAreOneByOne(int width) {
        Random random = new Random(width);
        PixelSet one = random(random, width);
        PixelSet other = random(random, width);
        PixelSet grown = one.grown();
        PixelSet shrunk = one.shrunk();
        for (int y = 0; y < one.height; y++) {
            for (int x = 0; x < width; x++) {
                boolean in = one.has(x, y);
                assertThat(one.and(other).has(x, y)).isEqualTo(in && other.has(x, y));
                assertThat(one.without(other).has(x, y)).isEqualTo(in && !other.has(x, y));
                assertThat(one.inverted().has(x, y)).isEqualTo(!in);
                assertThat(grown.has(x, y)).isEqualTo(around(one, x, y) > 0);
                assertThat(shrunk.has(x, y)).isEqualTo(around(one.inverted(), x, y) == 0);
                assertThat(one.next(true, x, y)).isEqualTo(next(one, true, x, y));
                assertThat(one.next(false, x, y)).isEqualTo(next(one, false, x, y));
            }
        }
        assertThat(one.count()).isEqualTo(around(one, 0, 0, width, one.height));
        assertThat(one.inverted().count()).isEqualTo(width * one.height - one.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 63, 64, 65, 128, 200})
    void partsOfAnyWidthAreCountedPixelByPixel(int width) {
        Random random = new Random(width);
        PixelSet set = random(random, width);
        for (int i = 0; i < 100; i++) {
            int left = random.nextInt(width);
            int right = left + random.nextInt(width - left + 1);
            int top = random.nextInt(set.height);
            int bottom = top + random.nextInt(set.height - top + 1);
            int expected = around(set, left, top, right, bottom);
            assertThat(set.count(left, top, right, bottom)).isEqualTo(expected);
            assertThat(set.and(set.part(left, top, right, bottom)).count()).isEqualTo(expected);
        }
    }

    @Test
    void anEmptyPartHasNoPixels() {
        PixelSet set = DrawnPixels.set("""
                ###
                ###
                """);

        assertThat(set.count(2, 0, 1, 2)).isZero();
        assertThat(set.count(0, 0, 3, -1)).isZero();
        assertThat(set.share(2, 0, 2, 2)).isZero();
        assertThat(set.part(2, 1, 1, 2).count()).isZero();
    }

    @Test
    void theBoundsAreThoseOfAllPixels() {
        assertThat(DrawnPixels.set("""
                ......
                ..#...
                ....#.
                .#....
                ......
                """).bounds()).contains(new Rectangle(1, 1, 4, 3));
        assertThat(DrawnPixels.set("...").bounds()).isEmpty();
    }

    private static PixelSet random(Random random, int width) {
        PixelSet set = new PixelSet(width, 7);
        for (int y = 0; y < set.height; y++) {
            for (int x = 0; x < width; x++) {
                set.addIf(random.nextInt(3) == 0, x, y);
            }
        }
        return set;
    }

    private static int around(PixelSet set, int x, int y) {
        return around(
                set, Math.max(0, x - 1), Math.max(0, y - 1), Math.min(set.width, x + 2), Math.min(set.height, y + 2));
    }

    private static int around(PixelSet set, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += set.has(x, y) ? 1 : 0;
            }
        }
        return count;
    }

    private static int next(PixelSet set, boolean in, int from, int y) {
        int x = from;
        while (x < set.width && set.has(x, y) != in) {
            x++;
        }
        return x;
    }
}
