package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

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
        return DrawnPixels.drawn(LargestPatch.of(DrawnPixels.set(drawn)));
    }
}
