package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LargestPatchTest {
    @Test
    void aSmallerPatchBesideItIsLeftOut() {
        assertThat(largest("""
                ###......
                ###..####
                ###..####
                .....####
                """)).isEqualTo("""
                .........
                .....####
                .....####
                .....####
                """);
    }

    @Test
    void aLineOfOnePixelJoinsNothing() {
        assertThat(largest("""
                ###...####
                ##########
                ###...####
                """)).isEqualTo("""
                ......####
                ......####
                ......####
                """);
    }

    @Test
    void armsThatMeetFartherDownAreOnePatch() {
        assertThat(largest("""
                ###...###.####
                ###...###.####
                ###...###.####
                #########.####
                #########.....
                #########.....
                """)).isEqualTo("""
                ###...###.....
                ###...###.....
                ###...###.....
                #########.....
                #########.....
                #########.....
                """);
    }

    @Test
    void ofTwoAsLargeTheOneThatComesFirstIsTaken() {
        assertThat(largest("""
                ....###
                ....###
                ###.###
                ###....
                ###....
                """)).isEqualTo("""
                ....###
                ....###
                ....###
                .......
                .......
                """);
    }

    @Test
    void whereAllWearsAwayNothingIsLeft() {
        assertThat(largest("""
                .....
                .##..
                .....
                """)).isEqualTo("""
                .....
                .....
                .....
                """);
    }

    private static String largest(String drawn) {
        String pixels = drawn.replace("\n", "");
        int width = drawn.indexOf('\n');
        boolean[] grid = new boolean[pixels.length()];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = pixels.charAt(i) == '#';
        }
        boolean[] largest = new LargestPatch(width, grid.length / width).of(grid);
        return Stream.iterate(0, y -> y < grid.length, y -> y + width)
                .map(y -> Stream.iterate(y, x -> x < y + width, x -> x + 1)
                        .map(x -> largest[x] ? "#" : ".")
                        .collect(Collectors.joining("", "", "\n")))
                .collect(Collectors.joining());
    }
}
