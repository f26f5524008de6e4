package io.retroflex.vision.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.retroflex.vision.weights.Fetched.Check;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is fetched, from where, and when it is not. */
class WeightsDownloadTest extends WeightsDownloadFixture {
    @Test
    void aFileArrivesWholeAndChecked() throws Exception {
        List<Long> steps = new ArrayList<>();

        Fetched fetched = download.fetch(known(), folder(), (bytes, total) -> {
            assertThat(total).hasValue(file.length);
            steps.add(bytes);
        });

        assertThat(fetched)
                .isEqualTo(new Fetched(folder().resolve("w.pth"), file.length, sha256(file), Check.KNOWN_SUM, false));
        assertThat(fetched.file()).hasBinaryContent(file);
        assertThat(filesIn(folder())).containsExactly("w.pth");
        assertThat(steps).isSorted().startsWith(0L).endsWith((long) file.length);
    }

    @Test
    void aFileThatIsThereAndRightIsNotFetchedAgain() throws Exception {
        download.fetch(known(), folder(), server::received);

        Fetched again = download.fetch(known(), folder(), server::received);

        assertThat(again.alreadyThere()).isTrue();
        assertThat(server.ranges()).hasSize(1);
    }

    @Test
    void aFileThatIsThereAndWrongIsLeftAloneAndNamed() throws Exception {
        Path wrong = Files.write(Files.createDirectories(folder()).resolve("w.pth"), bytes(2, file.length));

        assertThatIOException()
                .isThrownBy(() -> download.fetch(known(), folder(), server::received))
                .withMessageContaining(wrong.toString())
                .withMessageContaining("move it away");
        assertThat(wrong).hasBinaryContent(bytes(2, file.length));
        assertThat(server.ranges()).isEmpty();
    }

    @Test
    void aRedirectIsFollowed() throws Exception {
        server.then(WeightServer.redirect("/elsewhere/w.pth"));

        assertThat(download.fetch(known(), folder(), server::received).file()).hasBinaryContent(file);
    }

    @Test
    void anAddressWithoutEncryptionIsNotAsked() {
        KnownWeights open = new KnownWeights(
                "open",
                "none",
                new Source.Download(
                        URI.create("http://weights.invalid/w.pth"), OptionalLong.empty(), Optional.empty()));

        assertThatIOException()
                .isThrownBy(() -> download.fetch(open, folder(), server::received))
                .withMessageContaining("not https");
    }

    @Test
    void weightsThatMustNotBeHandedOnSayWhereTheyAreHad() {
        assertThatIOException()
                .isThrownBy(() -> download.fetch(KnownWeights.named("gastronet-vits16"), folder(), server::received))
                .withMessageContaining("data use agreement")
                .withMessageContaining("https://cortex.thetavision.nl/")
                .withMessageContaining("VITS_GastroNet-5M_DINOv1.pth")
                .withMessageContaining("--from FILE");
    }

    @Test
    void twoFetchesOfOneFileDoNotMix() throws Exception {
        Files.createDirectories(folder());
        try (PartialFile busy = PartialFile.open(folder().resolve("w.pth"))) {
            assertThatIOException()
                    .isThrownBy(() -> download.fetch(known(), folder(), server::received))
                    .withMessageContaining(busy.path().toString())
                    .withMessageContaining("another fetch");
        }
    }
}
