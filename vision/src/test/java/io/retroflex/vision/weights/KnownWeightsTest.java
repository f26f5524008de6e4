package io.retroflex.vision.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class KnownWeightsTest {
    @Test
    void everyNameAndEveryFileIsThereOnce() {
        assertThat(KnownWeights.all()).extracting(KnownWeights::name).doesNotHaveDuplicates();
        assertThat(KnownWeights.all())
                .extracting(known -> known.source().fileName())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[\\w.-]+\\.pth"));
    }

    @Test
    void addressesAreEncryptedAndSumsAreSums() {
        for (KnownWeights known : KnownWeights.all()) {
            known.source().sha256().ifPresent(digits -> assertThat(digits).matches("[0-9a-f]{64}"));
            if (known.source() instanceof Source.Download download) {
                assertThat(download.address()).hasScheme("https").hasHost("dl.fbaipublicfiles.com");
            }
        }
    }

    @Test
    void registersAreInTheNameOfTheirFile() {
        assertThat(KnownWeights.named("dinov2-vitb14-reg4").source().fileName())
                .isEqualTo("dinov2_vitb14_reg4_pretrain.pth");
        assertThat(KnownWeights.named("dinov2-vitb14").source().fileName()).isEqualTo("dinov2_vitb14_pretrain.pth");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThat(KnownWeights.find("dinov2")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownWeights.named("dinov2"))
                .withMessageContaining("'dinov2'")
                .withMessageContaining("dinov2-vits14-reg4")
                .withMessageContaining("gastronet-vits16");
    }
}
