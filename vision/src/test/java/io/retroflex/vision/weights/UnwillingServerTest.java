package io.retroflex.vision.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;

/** What a download does about a server that does not hand the file out. */
class UnwillingServerTest extends WeightsDownloadFixture {
    @Test
    void aMissingFileIsReportedAtOnce() {
        server.then(WeightServer.status(404));

        assertThatIOException()
                .isThrownBy(() -> download.fetch(known(), folder(), server::received))
                .withMessageContaining("404")
                .withMessageContaining(server.address("/w.pth").toString())
                .withMessageContaining("--from FILE");
        assertThat(server.ranges()).hasSize(1);
    }

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        server.then(WeightServer.status(503)).then(WeightServer.status(429));

        Fetched fetched = download.fetch(known(), folder(), server::received);

        assertThat(fetched.file()).hasBinaryContent(file);
        assertThat(server.ranges()).hasSize(3);
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() {
        for (int i = 0; i < 3; i++) {
            server.then(WeightServer.status(503));
        }

        assertThatIOException()
                .isThrownBy(() -> download.fetch(known(), folder(), server::received))
                .withMessageContaining("503");
        assertThat(server.ranges()).hasSize(3);
    }

    @Test
    void noServerAtAllNamesTheOtherWay() {
        server.close();

        assertThatIOException()
                .isThrownBy(() -> download.fetch(known(), folder(), server::received))
                .withMessageContaining("no connection")
                .withMessageContaining("--from FILE");
        assertThat(filesIn(folder())).isEmpty();
    }
}
