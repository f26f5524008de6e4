package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.picture.NamedFrame.Place;
import java.awt.Color;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Letters beside the field of view are in nothing that is kept of a picture. */
class BurnedInTextTest {
    private static final Color MUCOSA = new Color(210, 70, 60);

    @ParameterizedTest
    @CsvSource({"640, 480, 0.75", "640, 480, 0.9", "720, 576, 0.75", "1280, 1024, 0.8", "1920, 1080, 0.9"})
    void aNameBesideTheFieldIsCutOrMasked(int width, int height, double share) throws IOException {
        for (Shape field :
                List.of(NamedFrame.round(width, height, share), NamedFrame.octagonal(width, height, share))) {
            BufferedImage frame = NamedFrame.frame(width, height, field, MUCOSA, 1);
            Picture plain = kept(frame);
            NamedFrame.name(frame, field, Place.CORNER, 0.03);

            assertThat(NamedFrame.white(frame)).isGreaterThan(100);
            assertThat(kept(frame).rgb()).isEqualTo(plain.rgb());
        }
    }

    /** Such frames were kept whole, with all that stands beside the field. */
    @ParameterizedTest
    @EnumSource(Place.class)
    void aSmallFieldOnABlackFrameIsFoundAmongNames(Place place) throws IOException {
        Shape field = NamedFrame.round(1920, 1080, 0.6);
        BufferedImage frame = NamedFrame.frame(1920, 1080, field, MUCOSA, 1);
        Picture plain = kept(frame);
        NamedFrame.name(frame, field, place, 0.035);

        assertThat(NamedFrame.white(frame)).isGreaterThan(100);
        assertThat(NamedFrame.white(NamedFrame.image(kept(frame)))).isZero();
        assertThat(kept(frame).width()).isEqualTo(plain.width()).isLessThan(700);
    }

    /** Letters end where the field begins; slivers of them may be left. */
    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"TOP", "LEFT"})
    void ofANameThatTouchesTheFieldSliversAreLeftAtMost(Place place) throws IOException {
        Shape field = NamedFrame.octagonal(1280, 1024, 0.88);
        BufferedImage frame = NamedFrame.frame(1280, 1024, field, MUCOSA, 1);
        NamedFrame.name(frame, field, place, 0.06);
        int before = NamedFrame.white(frame);

        assertThat(before).isGreaterThan(500);
        assertThat(NamedFrame.white(NamedFrame.image(kept(frame)))).isLessThan(before / 3);
    }

    /** It cannot be told from highlights safely: docs/safety.md says so. */
    @Test
    void aNameWithinTheFieldStays() throws IOException {
        BufferedImage frame = NamedFrame.frame(640, 480, NamedFrame.round(640, 480, 0.9), MUCOSA, 1);
        NamedFrame.name(frame, NamedFrame.round(640, 480, 0.001), Place.TOP, 0.2);

        assertThat(NamedFrame.white(NamedFrame.image(kept(frame)))).isGreaterThan(500);
    }

    private static Picture kept(BufferedImage frame) throws IOException {
        Picture picture = NamedFrame.picture(frame);
        return Framing.preset("retroflex", 224).view(picture).apply(picture);
    }
}
