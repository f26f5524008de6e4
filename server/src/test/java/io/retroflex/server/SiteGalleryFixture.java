package io.retroflex.server;

import static io.retroflex.server.ProcedureClient.id;
import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.database.Database;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A service whose curator adds pictures to the gallery of the site. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
abstract class SiteGalleryFixture {
    static final String SITE = "/api/v1/galleries/site";
    static final String PICTURES = SITE + "/pictures";

    @Parameter
    private TestDatabase kind;

    @TempDir
    Path folder;

    Database database;
    RunningServer server;
    String viewer;
    String curator;
    ProcedureClient procedures;

    @BeforeEach
    void start() throws Exception {
        database = kind.of(folder);
        server = RunningServer.in(folder).on(database).start();
        viewer = server.token("VIEWER");
        curator = server.token("CURATOR");
        procedures = new ProcedureClient(server, curator);
    }

    @AfterEach
    void end() {
        server.close();
    }

    /** A new procedure of photographs of those colours. */
    String procedure(String... colours) throws Exception {
        return procedures.made("one", colours);
    }

    /** Has a procedure audited, and gives the report. */
    String audit(String procedure) throws Exception {
        procedures.audit(procedure);
        return server.send("GET", procedure + "/report", viewer, "").body();
    }

    /** Adds a photograph of a procedure to the gallery. */
    JsonNode added(String procedure, int photograph, String label) throws Exception {
        HttpResponse<String> added = add(procedure, photograph, label);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return json(added);
    }

    /** Asks for that, and gives the answer. */
    HttpResponse<String> add(String procedure, int photograph, String label) throws Exception {
        return server.send(
                "POST",
                PICTURES,
                curator,
                "{\"procedure\":\"" + id(procedure) + "\",\"photograph\":" + photograph + ",\"label\":\"" + label
                        + "\"}");
    }

    /** The label of the nearest neighbour of a colour. */
    String firstLabel(String colour) throws Exception {
        return json(server.search(viewer, Colours.jpeg(colour), "?k=1"))
                .get("neighbours")
                .get(0)
                .get("label")
                .stringValue();
    }

    /** Waits until audits ask the pictures that were added. */
    void awaitCalibrated() throws Exception {
        while (!json(server.send("GET", SITE + "/stats", viewer, ""))
                .get("calibrated")
                .booleanValue()) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    /** What was done, the last first. */
    List<String> kinds() throws Exception {
        List<String> kinds = new ArrayList<>();
        json(server.send("GET", SITE + "/history", viewer, ""))
                .forEach(done -> kinds.add(
                        done.get("kind").stringValue() + " " + done.get("label").stringValue()));
        return kinds;
    }

    /** The rows of a table. */
    List<Map<String, Object>> rows(String table) throws Exception {
        return Samples.rows(database).get(table);
    }

    /** The files of the pictures that are in the gallery. */
    List<Path> siteFiles() throws Exception {
        Path site = folder.resolve("procedures/si/site");
        if (!Files.exists(site)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(site)) {
            return all.toList();
        }
    }

    /** The file with a procedure's audit. */
    Path record(String procedure) {
        return folder.resolve("procedures")
                .resolve(id(procedure).substring(0, 2))
                .resolve(id(procedure))
                .resolve("audit");
    }
}
