package io.retroflex.server.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What came back.
 *
 * @param type the content type, without parameters; empty if there is none
 * @param body empty, if it was a stream of events that did not end
 */
record Answer(int status, String type, String body) {
    /** Who has not answered by then never will. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LISTENING = Duration.ofMillis(300);
    private static final int MOST = 32 << 20;
    private static final String EVENTS = "text/event-stream";

    /** Sends a request to a port of this machine and waits for the answer. */
    static Answer to(Sent sent, int port, HttpClient client) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + sent.address()))
                .timeout(PATIENCE)
                .method(sent.method(), HttpRequest.BodyPublishers.ofByteArray(sent.bytes()));
        sent.headers().forEach(request::header);
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        String type = response.headers()
                .firstValue("Content-Type")
                .orElse("")
                .replaceAll(";.*", "")
                .strip();
        try (InputStream in = response.body()) {
            byte[] body = read(in, type.equals(EVENTS) ? LISTENING : PATIENCE, type.equals(EVENTS));
            return new Answer(response.statusCode(), type, new String(body, StandardCharsets.UTF_8));
        }
    }

    /** A stream of events never ends by itself: what came of it until then is let go. */
    private static byte[] read(InputStream in, Duration wait, boolean endless)
            throws IOException, InterruptedException {
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                all.complete(in.readNBytes(MOST));
            } catch (IOException e) {
                all.completeExceptionally(new UncheckedIOException(e));
            }
        });
        try {
            return all.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (endless) {
                return new byte[0];
            }
            throw new IOException("the answer did not end", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return status + " " + type + "\n" + (body.length() > 2_000 ? body.substring(0, 2_000) + "…" : body);
    }
}
