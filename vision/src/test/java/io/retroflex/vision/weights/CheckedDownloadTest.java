package io.retroflex.vision.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.retroflex.vision.weights.Fetched.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Only a file of the right size and sum is kept, wherever it came from. */
class CheckedDownloadTest extends WeightsDownloadFixture {
    @Test
    void aWrongSumIsRefusedWithBothSumsAndNothingIsLeft() {
        byte[] other = bytes(5, file.length);
        server.replace(other, "\"other\"");

        assertThatIOException()
                .isThrownBy(() -> download.fetch(known(), folder(), server::received))
                .withMessageContaining(sha256(file))
                .withMessageContaining(sha256(other))
                .withMessageContaining("--from FILE");
        assertThat(filesIn(folder())).isEmpty();
    }

    @Test
    void anotherSizeThanTheKnownOneIsRefusedBeforeItsBytes() {
        server.replace(bytes(1, file.length + 1), "\"longer\"");

        assertThatIOException()
                .isThrownBy(() -> download.fetch(known(), folder(), server::received))
                .withMessageContaining("300001 bytes, expected 300000");
        assertThat(server.ranges()).hasSize(1);
        assertThat(filesIn(folder())).isEmpty();
    }

    @Test
    void aBodyLongerThanTheKnownSizeIsStopped() {
        server.replace(bytes(1, 3 * file.length), "\"endless\"");
        server.then(server::chunked);

        assertThatIOException()
                .isThrownBy(() -> download.fetch(known(), folder(), server::received))
                .withMessageContaining("more than 300000 bytes");
        assertThat(filesIn(folder())).isEmpty();
    }

    @Test
    void aSumThatNobodyPublishesIsRecordedAndComparedAfterwards() throws Exception {
        Fetched first = download.fetch(withoutSum(), folder(), server::received);
        assertThat(first.check()).isEqualTo(Check.FIRST_RECORDED);
        assertThat(folder().resolve("w.pth.sha256")).hasContent(sha256(file) + "  w.pth");

        Files.delete(first.file());
        Fetched second = download.fetch(withoutSum(), folder(), server::received);
        assertThat(second.check()).isEqualTo(Check.RECORDED_SUM);

        Files.delete(first.file());
        byte[] changed = bytes(6, file.length);
        server.replace(changed, "\"two\"");
        assertThatIOException()
                .isThrownBy(() -> download.fetch(withoutSum(), folder(), server::received))
                .withMessageContaining(sha256(file))
                .withMessageContaining(sha256(changed))
                .withMessageContaining("delete " + folder().resolve("w.pth.sha256"));
        assertThat(filesIn(folder())).containsExactly("w.pth.sha256");
    }

    @Test
    void aFileOfTheUsersOwnIsCheckedAndCopied() throws Exception {
        Path own = Files.write(temporary.resolve("from a colleague.pth"), file);

        Fetched taken = download.take(known(), own, folder());

        assertThat(taken.file()).isEqualTo(folder().resolve("w.pth")).hasBinaryContent(file);
        assertThat(taken.check()).isEqualTo(Check.KNOWN_SUM);
        assertThat(filesIn(folder())).containsExactly("w.pth");
        assertThat(server.ranges()).isEmpty();
    }

    @Test
    void anotherFileOfTheUsersOwnIsRefused() throws Exception {
        Path own = Files.write(temporary.resolve("other.pth"), bytes(7, file.length));

        assertThatIOException()
                .isThrownBy(() -> download.take(known(), own, folder()))
                .withMessageContaining(own.toString())
                .withMessageContaining(sha256(file));
        assertThat(folder()).doesNotExist();
    }
}
