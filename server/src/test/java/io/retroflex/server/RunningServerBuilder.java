package io.retroflex.server;

import io.retroflex.audit.report.Provenance;
import io.retroflex.server.database.Database;
import io.retroflex.vision.model.Model;
import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What a service of a test is like; where nothing is said, it is on H2 and plain. */
final class RunningServerBuilder {
    private static final Provenance PROVENANCE = new Provenance(
            "small", "1".repeat(64), "the gallery of a test", "2".repeat(64), 12, Optional.empty(), LocalDate.EPOCH);

    private final Path data;
    private Database database;
    private OptionalInt keepDays = OptionalInt.empty();
    private Clock clock = Clock.systemUTC();
    private Optional<IssuerSettings> issuer = Optional.empty();
    private Transport transport = Transport.PLAIN;
    private HttpClient client = HttpClient.newHttpClient();
    private String framing = "mobilenet";

    RunningServerBuilder(Path data) {
        this.data = data;
        database = TestDatabase.H2.of(data);
    }

    /** On that database. */
    RunningServerBuilder on(Database database) {
        this.database = database;
        return this;
    }

    /** On the database of that kind that goes with the folder. */
    RunningServerBuilder on(TestDatabase kind) {
        return on(kind.of(data));
    }

    /** That deletes procedures after so many days. */
    RunningServerBuilder keepingDays(int days) {
        keepDays = OptionalInt.of(days);
        return this;
    }

    /** That takes the time from that clock. */
    RunningServerBuilder at(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** With an issuer who knows persons too. */
    RunningServerBuilder trusting(IssuerSettings issuer) {
        this.issuer = Optional.of(issuer);
        return this;
    }

    /** That speaks HTTPS by those files. */
    RunningServerBuilder speaking(TlsFiles tls) {
        transport = new Transport(Optional.of(tls), transport.proxies());
        return this;
    }

    /** Behind a proxy of that address, or of one in that network. */
    RunningServerBuilder behind(String proxy) {
        transport = new Transport(transport.tls(), List.of(ProxyAddress.parse(proxy)));
        return this;
    }

    /** That is asked by that client. */
    RunningServerBuilder askedBy(HttpClient client) {
        this.client = client;
        return this;
    }

    /** Whose model sees pictures in such a framing. */
    RunningServerBuilder framing(String framing) {
        this.framing = framing;
        return this;
    }

    /** Starts it. */
    RunningServer start() throws IOException {
        return new RunningServer(this);
    }

    /** Starts the service itself; {@code notes} takes what it tells. */
    RetroflexServer service(Consumer<String> notes) throws IOException {
        Model model = SmallModel.of(framing, 16);
        return RetroflexServer.start(
                new ServerSettings(
                        new Listening("127.0.0.1", 0, transport),
                        new Storage(data, database, Optional.empty(), keepDays),
                        1000,
                        issuer),
                new ServedGallery(Colours.gallery(model), model, PROVENANCE, new NoPictures()),
                notes,
                clock);
    }

    HttpClient client() {
        return client;
    }

    /** Of the addresses it is asked at. */
    String scheme() {
        return transport.tls().isPresent() ? "https" : "http";
    }
}
