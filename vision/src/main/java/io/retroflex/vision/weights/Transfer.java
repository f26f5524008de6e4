package io.retroflex.vision.weights;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Brings the bytes of an address into a partial file: goes on where an earlier attempt stopped, provided that the
 * server still has the same version (RFC 9110, sections 13.1.5 and 14), and tries again after errors that may pass.
 */
final class Transfer {
    /**
     * How long to keep trying.
     *
     * @param attempts in a row that bring the file no further
     * @param firstWait before the second attempt; doubles from one to the next
     * @param silence after which an attempt has failed
     */
    record Patience(int attempts, Duration firstWait, Duration silence) {
        static final Patience DEFAULT = new Patience(4, Duration.ofSeconds(1), Duration.ofSeconds(60));
    }

    /** An answer that no further attempt can better. */
    private static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message);
        }
    }

    /** No weight file of a known family comes near it; a server that states no size is stopped here. */
    private static final long LARGEST = 8L << 30;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final Set<Integer> MAY_PASS = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final HttpClient client;
    private final Patience patience;
    private final URI address;
    private final OptionalLong expectedSize;
    private final PartialFile part;
    private final Progress progress;

    Transfer(
            HttpClient client,
            Patience patience,
            URI address,
            OptionalLong expectedSize,
            PartialFile part,
            Progress progress) {
        this.client = client;
        this.patience = patience;
        this.address = address;
        this.expectedSize = expectedSize;
        this.part = part;
        this.progress = progress;
    }

    /** Ends when the partial file is whole; its sum is not checked here. */
    void run() throws IOException, InterruptedException {
        requireSafe(address);
        long furthest = part.size();
        int failures = 0;
        while (true) {
            try {
                attempt();
                return;
            } catch (Refusal refusal) {
                throw refusal;
            } catch (IOException e) {
                failures = part.size() > furthest ? 1 : failures + 1;
                furthest = Math.max(furthest, part.size());
                if (failures >= patience.attempts()) {
                    throw new IOException("cannot download " + address + ": " + reason(e), e);
                }
                Thread.sleep(patience.firstWait().multipliedBy(1L << (failures - 1)));
            }
        }
    }

    private void attempt() throws IOException, InterruptedException {
        if (part.version().isEmpty()) {
            part.restart(Optional.empty());
        }
        if (expectedSize.isPresent() && part.size() == expectedSize.getAsLong()) {
            return;
        }
        HttpResponse<InputStream> response = send(request());
        try (StallWatch body = new StallWatch(response.body(), patience.silence())) {
            requireSafe(response.uri());
            int status = response.statusCode();
            switch (status) {
                case 200 -> {
                    part.restart(version(response));
                    receive(body, response.headers().firstValueAsLong("Content-Length"));
                }
                case 206 -> receive(body, rangeTotal(response));
                case 416 -> requireWhole(response);
                default -> throw refusal(status);
            }
        }
    }

    private HttpRequest request() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
        Optional<String> version = part.version();
        if (version.isPresent() && part.size() > 0) {
            request.header("Range", "bytes=" + part.size() + "-").header("If-Range", version.get());
        }
        return request.build();
    }

    /** Waits for the head of the answer only; {@code HttpRequest.timeout} bounds the body too in later versions of Java. */
    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> answer = client.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            return answer.get(patience.silence().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the server does not answer", e);
        } finally {
            answer.cancel(true);
        }
    }

    private void receive(StallWatch body, OptionalLong stated) throws IOException {
        if (stated.isPresent() && expectedSize.isPresent() && stated.getAsLong() != expectedSize.getAsLong()) {
            part.discard();
            throw new Refusal(address + " has " + stated.getAsLong() + " bytes, expected " + expectedSize.getAsLong());
        }
        OptionalLong total = expectedSize.isPresent() ? expectedSize : stated;
        long limit = Math.min(LARGEST, total.orElse(LARGEST));
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = part.size();
        progress.at(size, total);
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (size + count > limit) {
                part.discard();
                throw new Refusal(address + " sends more than " + limit + " bytes, the most that was expected");
            }
            part.append(buffer, count);
            size += count;
            progress.at(size, total);
        }
        if (total.isPresent() && size < total.getAsLong()) {
            throw new IOException("the connection ended after " + size + " of " + total.getAsLong() + " bytes");
        }
    }

    /** The size of the whole file, from a {@code Content-Range} that goes on where the partial file ends. */
    private OptionalLong rangeTotal(HttpResponse<?> response) throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("");
        if (!range.matches("bytes " + part.size() + "-\\d+/(\\d{1,18}|\\*)")) {
            part.restart(Optional.empty());
            throw new IOException("the server answered with the range '" + range + "', which was not asked for");
        }
        String total = range.substring(range.indexOf('/') + 1);
        return total.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total));
    }

    /** "Nothing after your last byte" is good news if the file ends there. */
    private void requireWhole(HttpResponse<?> response) throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("");
        if (!range.equals("bytes */" + part.size())) {
            part.restart(Optional.empty());
            throw new IOException("the server could not go on where the partial file ends");
        }
    }

    private IOException refusal(int status) {
        return MAY_PASS.contains(status)
                ? new IOException("the server answered with status " + status)
                : new Refusal("cannot download " + address + ": the server answered with status " + status);
    }

    /** What tells one version of the file from another; a weak ETag does not tell bytes apart. */
    private static Optional<String> version(HttpResponse<?> response) {
        return response.headers()
                .firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> response.headers().firstValue("Last-Modified"));
    }

    /** Only addresses that nobody on the way can change: https, or this machine. */
    private static void requireSafe(URI address) throws Refusal {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        boolean loopback = host.equals("localhost") || host.equals("127.0.0.1");
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && loopback)) {
            throw new Refusal("will not download from " + address + ": it is not https");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "no connection to the server (is there a network?)";
        }
        return Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
    }
}
