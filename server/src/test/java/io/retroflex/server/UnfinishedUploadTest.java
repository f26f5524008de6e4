package io.retroflex.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.picture.CleanPicture;
import io.retroflex.vision.picture.Picture;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is being sent, with all that a file says of a patient, lies where the service keeps its data and nowhere else. */
@Timeout(60)
class UnfinishedUploadTest {
    private static final String HEAD =
            "--b\r\nContent-Disposition: form-data; name=\"photographs\"; filename=\"a.png\"\r\n\r\n";

    @TempDir
    private Path data;

    @Test
    void aLargeFileLiesInTheServicesFolderWhileItIsSentAndNoLonger() throws Exception {
        try (RunningServer server = new RunningServer(data);
                HttpClient client = HttpClient.newHttpClient();
                PipedInputStream sent = new PipedInputStream()) {
            CompletableFuture<HttpResponse<String>> answer =
                    client.sendAsync(request(server, sent), HttpResponse.BodyHandlers.ofString());
            try (OutputStream sending = new PipedOutputStream(sent)) {
                sending.write(HEAD.getBytes(StandardCharsets.US_ASCII));
                byte[] picture = large();
                sending.write(picture, 0, picture.length - 1);
                while (isEmpty(data.resolve("uploads"))) {
                    Thread.sleep(10);
                }
                sending.write(picture, picture.length - 1, 1);
                sending.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
            assertThat(data.resolve("uploads")).isEmptyDirectory();
        }
    }

    private static HttpRequest request(RunningServer server, PipedInputStream body)
            throws IOException, InterruptedException {
        String reviewer = server.token("REVIEWER");
        String procedure = server.send("POST", "/api/v1/procedures", reviewer, """
                {"name":"large","protocol":"hyperkvasir-lower"}""")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + procedure + "/photographs"))
                .header("Authorization", reviewer)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                .build();
    }

    /** A PNG of more than a megabyte: noise does not pack. */
    private static byte[] large() {
        byte[] rgb = new byte[3 * 600 * 600];
        new SplittableRandom(1).nextBytes(rgb);
        return CleanPicture.png(new Picture(600, 600, rgb));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
