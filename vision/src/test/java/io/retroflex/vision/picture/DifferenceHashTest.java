package io.retroflex.vision.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.Shared;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DifferenceHashTest {
    @Test
    void everyBitSaysWhetherAPixelIsBrighterThanItsLeftNeighbour() {
        byte[] ramp = new byte[17 * 16 * 3];
        for (int i = 0; i < ramp.length; i++) {
            int column = i / 3 % 17;
            int row = i / 51;
            ramp[i] = (byte) (row < 4 ? column * 10 : 200 - column * 10);
        }
        assertThat(DifferenceHash.of(new Picture(17, 16, ramp))).isEqualTo(new DifferenceHash(-1, 0, 0, 0));
    }

    @Test
    void distanceCountsTheBitsThatDiffer() {
        DifferenceHash hash = new DifferenceHash(0b1011, 0, -1, 0);
        assertThat(hash.distance(hash)).isZero();
        assertThat(hash.distance(new DifferenceHash(0b0001, 0, 0, 1))).isEqualTo(2 + 64 + 1);
    }

    @Test
    void aSmallerCopyLooksAlikeAndAnotherSceneDoesNot() throws IOException {
        List<LabelledPicture> pictures =
                Dataset.read(Shared.path("data/hyperkvasir-lower-gi")).pictures();
        Picture picture = PictureReader.read(pictures.getFirst().file());
        Picture other = PictureReader.read(pictures.getLast().file());
        DifferenceHash hash = DifferenceHash.of(picture);
        assertThat(hash.looksLike(DifferenceHash.of(Resampling.BICUBIC.resize(picture, 200, 180))))
                .isTrue();
        assertThat(hash.looksLike(DifferenceHash.of(other))).isFalse();
    }

    /** A pair that makes up a whole group was joined because its two frames look alike; measured: 33 of 35, the rest just above. */
    @Test
    void pairsOfTheBenchmarkLookAlike() throws IOException {
        Map<String, List<LabelledPicture>> groups =
                Dataset.read(Shared.path("data/hyperkvasir-lower-gi")).pictures().stream()
                        .collect(Collectors.groupingBy(
                                picture -> picture.column("group").orElseThrow()));
        int alike = 0;
        int pairs = 0;
        for (List<LabelledPicture> group : groups.values()) {
            if (group.size() == 2) {
                DifferenceHash first =
                        DifferenceHash.of(PictureReader.read(group.getFirst().file()));
                DifferenceHash second =
                        DifferenceHash.of(PictureReader.read(group.getLast().file()));
                alike += first.looksLike(second) ? 1 : 0;
                pairs++;
            }
        }
        assertThat(alike).isGreaterThan(pairs * 9 / 10);
    }

    @Test
    void theIdOfAPictureIsTheStartOfItsSha256() throws IOException {
        assertThat(PictureId.of("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223");
        Path file = Shared.path("parity/preprocess/rgb_400x300.png");
        assertThat(PictureId.of(file)).hasSize(32).isEqualTo(PictureId.of(Files.readAllBytes(file)));
        assertThatThrownBy(() -> PictureId.of(Path.of("gone.jpg"))).isInstanceOf(PictureException.class);
    }
}
