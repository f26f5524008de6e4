package io.retroflex.vision.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.retroflex.vision.weights.Transfer.Patience;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A download that was cut goes on where it ended, as far as that is the same file. */
class ResumedDownloadTest extends WeightsDownloadFixture {
    @Test
    void aCutConnectionIsTakenUpWhereItEnded() throws Exception {
        server.then(server.cutAfter(100_000));

        Fetched fetched = download.fetch(known(), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(file);
        assertThat(server.ranges()).containsExactly("", "bytes=100000-");
    }

    @Test
    void aSilentServerIsLeftAndAskedAgain() throws Exception {
        server.then(server.silentAfter(100_000));
        WeightsDownload impatient = new WeightsDownload(new Patience(20, Duration.ofMillis(1), Duration.ofMillis(500)));

        Fetched fetched = impatient.fetch(known(), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(file);
        assertThat(server.ranges()).hasSizeGreaterThan(1);
    }

    @Test
    void aLaterFetchGoesOnFromWhatAnEarlierOneLeft() throws Exception {
        leavePartialFile();

        Fetched fetched = download.fetch(known(), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(file);
        assertThat(server.ranges()).last().isEqualTo("bytes=100000-");
        assertThat(filesIn(folder())).containsExactly("w.pth");
    }

    @Test
    void aFileThatHasChangedSinceTheCutIsFetchedFromItsBeginning() throws Exception {
        leavePartialFile();
        byte[] newer = bytes(3, file.length);
        server.replace(newer, "\"two\"");

        Fetched fetched = download.fetch(known(newer), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(newer);
    }

    @Test
    void aServerThatIgnoresRangesStartsAgain() throws Exception {
        server.then(server.cutAfter(100_000)).then(server::wholly);

        Fetched fetched = download.fetch(known(), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(file);
        assertThat(server.ranges()).containsExactly("", "bytes=100000-");
    }

    @Test
    void aRangeThatWasNotAskedForIsNotAppended() throws Exception {
        server.then(server.cutAfter(100_000)).then(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-299999/300000");
            exchange.sendResponseHeaders(206, file.length);
            exchange.getResponseBody().write(file);
        });

        Fetched fetched = download.fetch(known(), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(file);
        assertThat(server.ranges()).last().isEqualTo("");
    }

    @Test
    void aPartialFileThatIsWholeAlreadyNeedsNoFurtherByte() throws Exception {
        Files.createDirectories(folder());
        Files.write(folder().resolve("w.pth.part"), file);
        Files.writeString(folder().resolve("w.pth.part.version"), "\"one\"");

        Fetched fetched = download.fetch(unknownSize(), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(file);
        assertThat(server.ranges()).containsExactly("bytes=300000-");
    }

    @Test
    void aPartialFileLongerThanTheFileIsDropped() throws Exception {
        Files.createDirectories(folder());
        Files.write(folder().resolve("w.pth.part"), bytes(4, file.length + 1));
        Files.writeString(folder().resolve("w.pth.part.version"), "\"one\"");

        Fetched fetched = download.fetch(unknownSize(), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(file);
    }

    private void leavePartialFile() {
        server.then(server.cutAfter(100_000));
        for (int i = 0; i < 3; i++) {
            server.then(WeightServer.status(503));
        }
        assertThatIOException().isThrownBy(() -> download.fetch(known(), folder(), server::received));
        assertThat(filesIn(folder())).containsExactly("w.pth.part", "w.pth.part.version");
    }
}
