package io.retroflex.vision.weights;

import io.retroflex.vision.weights.Transfer.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with one weight file, a download from it, and a folder of the test's own. */
abstract class WeightsDownloadFixture {
    final byte[] file = bytes(1, 300_000);
    final WeightServer server = new WeightServer(file);
    final WeightsDownload download = new WeightsDownload(new Patience(3, Duration.ofMillis(1), Duration.ofMinutes(1)));

    @TempDir
    Path temporary;

    @AfterEach
    void stop() {
        server.close();
    }

    Path folder() {
        return temporary.resolve("weights");
    }

    KnownWeights known() {
        return known(file);
    }

    KnownWeights known(byte[] content) {
        return known(OptionalLong.of(content.length), Optional.of(sha256(content)));
    }

    KnownWeights unknownSize() {
        return known(OptionalLong.empty(), Optional.of(sha256(file)));
    }

    KnownWeights withoutSum() {
        return known(OptionalLong.empty(), Optional.empty());
    }

    private KnownWeights known(OptionalLong size, Optional<String> sum) {
        return new KnownWeights("tested", "none", new Source.Download(server.address("/w.pth"), size, sum));
    }

    static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(long seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
