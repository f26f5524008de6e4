package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From bytes to numbers. */
class NormalizationTest {
    @Test
    void channelsBecomePlanes() {
        Picture picture = new Picture(2, 1, new byte[] {0, 51, (byte) 255, (byte) 255, 102, 0});
        float[] target = new float[6];
        Normalization.SYMMETRIC.write(picture, MemorySegment.ofArray(target));
        assertThat(target).containsExactly(new float[] {-1, 1, -0.6f, -0.2f, 1, -1}, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsWrittenChangedAsItWouldBeIfItWereChangedBefore(Symmetry symmetry) {
        byte[] rgb = new byte[3 * 5 * 7];
        new Random(3).nextBytes(rgb);
        Picture picture = new Picture(5, 7, rgb);
        float[] changed = new float[rgb.length];
        Normalization.IMAGENET.write(symmetry.apply(picture), MemorySegment.ofArray(changed));

        try (Arena arena = Arena.ofConfined()) {
            MemorySegment outside = arena.allocate(ValueLayout.JAVA_FLOAT, rgb.length);
            Normalization.IMAGENET.write(picture, symmetry, outside);
            assertThat(outside.toArray(ValueLayout.JAVA_FLOAT)).isEqualTo(changed);
        }
    }

    @Test
    void whereThereIsNoRoomNothingIsWrittenBeyond() {
        Picture picture = new Picture(2, 1, new byte[6]);
        MemorySegment tooSmall = MemorySegment.ofArray(new float[6]).asSlice(0, 5L * Float.BYTES);
        assertThatThrownBy(() -> Normalization.SYMMETRIC.write(picture, tooSmall))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aNormalizationWithoutSpreadIsRefused() {
        Normalization.Channels zero = new Normalization.Channels(0, 1, 1);
        assertThatThrownBy(() -> new Normalization(zero, zero)).hasMessageContaining("above 0");
    }
}
