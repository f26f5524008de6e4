package io.retroflex.vision.weights;

import io.retroflex.vision.weights.Fetched.Check;
import io.retroflex.vision.weights.Transfer.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Puts known weight files into a folder, checked. A file never stands there half written: it grows as
 * {@code NAME.part} and gets its name when size and sum are right.
 *
 * <pre>{@code
 * Fetched fetched = new WeightsDownload()
 *         .fetch(KnownWeights.named("dinov2-vits14-reg4"), folder, (bytes, total) -> {});
 * }</pre>
 */
public final class WeightsDownload {
    private static final int COPY_BYTES = 1 << 16;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final Patience patience;

    /** Tries four times in a row before it gives up, and a minute of silence is a failure. */
    public WeightsDownload() {
        this(Patience.DEFAULT);
    }

    WeightsDownload(Patience patience) {
        this.patience = patience;
    }

    /**
     * Downloads weights, or goes on with a download that was cut off. Does nothing where the right file is there.
     *
     * @throws IOException if they cannot be had or are not what they should be; the message says what to do
     */
    public Fetched fetch(KnownWeights known, Path folder, Progress progress) throws IOException, InterruptedException {
        Path target = folder.resolve(known.source().fileName());
        Expectation expected = Expectation.of(known.source(), target);
        if (Files.exists(target)) {
            return present(expected);
        }
        return switch (known.source()) {
            case Source.BringYourOwn own ->
                throw new IOException(known.name() + " cannot be downloaded: " + own.why() + ". Get " + own.fileName()
                        + " at " + own.where() + " and give it with --from FILE");
            case Source.Download download -> download(download, expected, progress);
        };
    }

    /**
     * Copies weights that the user has already, after the same checks.
     *
     * @param file under any name
     * @throws IOException if it cannot be read or is not what it should be; the message says what to do
     */
    public Fetched take(KnownWeights known, Path file, Path folder) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file + " to take " + known.name() + " from");
        }
        Path target = folder.resolve(known.source().fileName());
        Expectation expected = Expectation.of(known.source(), target);
        String remedy = "it is not the file that " + known.name()
                + " stands for. If you trust it, give it to 'retroflex model import' as it is";
        expected.verify(file, file.toString(), remedy);
        if (Files.exists(target)) {
            return present(expected);
        }
        Files.createDirectories(folder);
        try (PartialFile part = PartialFile.open(target);
                InputStream in = Files.newInputStream(file)) {
            part.restart(Optional.empty());
            byte[] buffer = new byte[COPY_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                part.append(buffer, count);
            }
            return complete(part, expected, "the copy of " + file, "try again");
        }
    }

    private Fetched download(Source.Download download, Expectation expected, Progress progress)
            throws IOException, InterruptedException {
        String byOtherMeans = "download " + download.address() + " by other means and give the file with --from FILE";
        Files.createDirectories(expected.target().toAbsolutePath().getParent());
        try (PartialFile part = PartialFile.open(expected.target())) {
            try {
                new Transfer(client, patience, download.address(), download.size(), part, progress).run();
            } catch (IOException e) {
                throw new IOException(e.getMessage() + ". Try again later, or " + byOtherMeans, e);
            }
            return complete(
                    part,
                    expected,
                    "what came from " + download.address(),
                    "it was deleted. Try again, or " + byOtherMeans);
        }
    }

    private static Fetched complete(PartialFile part, Expectation expected, String what, String remedy)
            throws IOException {
        String sum;
        try {
            sum = expected.verify(part.path(), what, remedy);
        } catch (IOException e) {
            part.discard();
            throw e;
        }
        part.complete();
        return fetched(expected, sum, false);
    }

    private static Fetched present(Expectation expected) throws IOException {
        Path target = expected.target();
        String sum = expected.verify(target, target.toString(), "move it away and fetch it again");
        return fetched(expected, sum, true);
    }

    private static Fetched fetched(Expectation expected, String sum, boolean alreadyThere) throws IOException {
        Path target = expected.target();
        if (expected.check() == Check.FIRST_RECORDED) {
            Sha256.record(target, sum);
        }
        return new Fetched(target, Files.size(target), sum, expected.check(), alreadyThere);
    }
}
