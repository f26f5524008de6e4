package io.retroflex.vision.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.retroflex.vision.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KnownWeightsTest {
    @Test
    void everyNameAndEveryFileIsThereOnce() {
        assertThat(KnownWeights.all()).extracting(KnownWeights::name).doesNotHaveDuplicates();
        assertThat(KnownWeights.all())
                .extracting(known -> known.source().fileName())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[\\w.-]+\\.(pth|tflite)"));
    }

    @Test
    void addressesAreEncryptedAndSumsAreSums() {
        for (KnownWeights known : KnownWeights.all()) {
            known.source().sha256().ifPresent(digits -> assertThat(digits).matches("[0-9a-f]{64}"));
            if (known.source() instanceof Source.Download download) {
                assertThat(download.address()).hasScheme("https");
                assertThat(download.address().getHost()).isIn("dl.fbaipublicfiles.com", "raw.githubusercontent.com");
            }
        }
    }

    @Test
    void theAddressOfMobileNetIsOneWhoseContentCannotChange() {
        KnownWeights known = KnownWeights.named("mobilenet-v1");

        assertThat(known.licence()).isEqualTo("Apache-2.0");
        assertThat(known.source().size()).hasValue(3_251_736);
        assertThat(known.source().sha256()).isPresent();
        assertThat(known.source().fileName()).isEqualTo("mobilenet_v1_1.0_224_quant_embedding_extractor.tflite");
        assertThat(known.source())
                .isInstanceOfSatisfying(
                        Source.Download.class,
                        download -> assertThat(download.address().getPath())
                                .matches("/google-coral/test_data/[0-9a-f]{40}/[^/]+"));
    }

    @Test
    void theKnownMobileNetIsTheFileThatTheTestsHave() throws IOException {
        KnownWeights known = KnownWeights.named("mobilenet-v1");
        Path file = Shared.path("weights/" + known.source().fileName());

        assertThat(Files.size(file)).isEqualTo(known.source().size().orElseThrow());
        assertThat(Sha256.of(file)).isEqualTo(known.source().sha256().orElseThrow());
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
