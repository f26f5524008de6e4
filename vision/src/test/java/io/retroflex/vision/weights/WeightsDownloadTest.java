package io.retroflex.vision.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.retroflex.vision.weights.Fetched.Check;
import io.retroflex.vision.weights.Transfer.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsDownloadTest {
    private final byte[] file = bytes(1, 300_000);
    private final WeightServer server = new WeightServer(file);
    private final WeightsDownload download =
            new WeightsDownload(new Patience(3, Duration.ofMillis(1), Duration.ofMinutes(1)));

    @TempDir
    private Path temporary;

    @AfterEach
    void stop() {
        server.close();
    }

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

    private void leavePartialFile() {
        server.then(server.cutAfter(100_000));
        for (int i = 0; i < 3; i++) {
            server.then(WeightServer.status(503));
        }
        assertThatIOException().isThrownBy(() -> download.fetch(known(), folder(), server::received));
        assertThat(filesIn(folder())).containsExactly("w.pth.part", "w.pth.part.version");
    }

    private Path folder() {
        return temporary.resolve("weights");
    }

    private KnownWeights known() {
        return known(file);
    }

    private KnownWeights known(byte[] content) {
        return known(OptionalLong.of(content.length), Optional.of(sha256(content)));
    }

    private KnownWeights unknownSize() {
        return known(OptionalLong.empty(), Optional.of(sha256(file)));
    }

    private KnownWeights withoutSum() {
        return known(OptionalLong.empty(), Optional.empty());
    }

    private KnownWeights known(OptionalLong size, Optional<String> sum) {
        return new KnownWeights("tested", "none", new Source.Download(server.address("/w.pth"), size, sum));
    }

    private static List<String> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(long seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
