package io.retroflex.cli;

import io.retroflex.gallery.BoxedGallery;
import io.retroflex.server.IssuerSettings;
import io.retroflex.server.Listening;
import io.retroflex.server.RetroflexServer;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.ServerSettings;
import io.retroflex.server.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code retroflex serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Answers programs over HTTP, until it is ended. What it answers is in /v3/api-docs.",
        footer = {"", "A retrospective quality audit, not a diagnosis."})
final class ServeCommand implements Callable<Integer> {
    /** A century. */
    private static final int MOST_DAYS = 36_525;

    @Option(names = "--port", defaultValue = "8080", description = "The port (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine alone). For others give"
                    + " --tls-certificate and --tls-key, or put a proxy with TLS in front of it.")
    private String address = "127.0.0.1";

    @Option(
            names = "--waiting",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "So many pictures may wait for the network; more are told to come back (default: ${DEFAULT-VALUE}).")
    private int waiting = 1000;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "A key that seals pictures and audits on the disk: 32 random bytes as Base64 (openssl rand -base64 32)."
                            + " Keep it elsewhere than --data.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            description =
                    "Deletes procedures, signed or not, with all that is kept of them, N days after they were made (default: they stay).")
    private Optional<Integer> keepDays = Optional.empty();

    @Option(
            names = "--check",
            description =
                    "Starts, and ends as soon as it could answer, or says what is in the way. As every start it makes a"
                            + " database that is not there, brings an older one up to date, and deletes what --keep-days says.")
    private boolean check;

    @ArgGroup(exclusive = false)
    private @Nullable IssuerOptions issuer;

    @Mixin
    private NeighbourPictures pictures = new NeighbourPictures();

    @Mixin
    private ServiceData data = new ServiceData();

    @Mixin
    private TransportOptions transport = new TransportOptions();

    @Mixin
    private GalleryChoice choice = new GalleryChoice();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535 || waiting < 1) {
            throw output.misuse("--port is " + port + " and --waiting " + waiting
                    + "; a port is 0 to 65535, and one at least may wait");
        }
        if (keepDays.isPresent() && (keepDays.get() < 1 || keepDays.get() > MOST_DAYS)) {
            throw output.misuse("--keep-days is " + keepDays.get() + "; give 1 to " + MOST_DAYS
                    + " days, or leave it out so that procedures stay");
        }
        pictures.requireFolder();
        Storage storage = new Storage(data.folder(), data.database(output), key, days());
        Optional<IssuerSettings> known = issuer == null ? Optional.empty() : Optional.of(issuer.settings(output));
        Listening listening = new Listening(address, port, transport.transport(output));
        makeForOwnerAlone(data.folder());
        try (AskedGallery asked = choice.open(BoxedGallery::named, output);
                RetroflexServer server = RetroflexServer.start(
                        new ServerSettings(listening, storage, waiting, known),
                        new ServedGallery(
                                asked.gallery(),
                                asked.model(),
                                asked.provenance(),
                                new ServedPictures(pictures, output)),
                        output::note)) {
            String scheme = listening.transport().tls().isPresent() ? "https://" : "http://";
            output.print((check ? "could answer: " : "ready: ") + scheme + address + ":" + server.port());
            if (!check) {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private OptionalInt days() {
        return keepDays.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** Hashes of passwords and the key of pseudonyms are for nobody else. A folder that is there keeps what it has. */
    private static void makeForOwnerAlone(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (Files.exists(folder) || !posix) {
            Files.createDirectories(folder);
        } else {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
