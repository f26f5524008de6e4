package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.retroflex.gallery.Facts;
import io.retroflex.server.database.Database;
import io.retroflex.vision.dataset.Dataset;
import io.retroflex.vision.dataset.LabelledPicture;
import io.retroflex.vision.picture.PictureReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Corrections that answer from then on. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SiteGalleryTest {
    private static final String PROCEDURES = "/api/v1/procedures";
    private static final String SITE = "/api/v1/galleries/site";
    private static final String PICTURES = SITE + "/pictures";

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private Database database;
    private RunningServer server;
    private String viewer;
    private String curator;

    @BeforeEach
    void start() throws Exception {
        database = kind.of(folder);
        server = RunningServer.in(folder).on(database).start();
        viewer = server.token("VIEWER");
        curator = server.token("CURATOR");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void aPhotographThatIsAddedAnswersAtOnceAndAnswersSayBySoManyPictures() throws Exception {
        String procedure = procedure("green");

        JsonNode added = added(procedure, 1, "cecum");

        JsonNode found = json(server.search(viewer, Colours.jpeg("green"), "?k=1"));
        assertThat(found.get("neighbours").get(0).get("id")).isEqualTo(added.get("id"));
        assertThat(found.get("neighbours").get(0).get("label").stringValue()).isEqualTo("cecum");
        assertThat(found.get("gallery").stringValue()).isEqualTo("the gallery of a test, and 1 picture of this site");
        JsonNode listed = json(server.send("GET", PICTURES + "?label=cecum", viewer, ""));
        assertThat(listed.get("all").intValue()).isEqualTo(1);
        assertThat(listed.get("pictures").get(0).get("procedure").stringValue()).isEqualTo(id(procedure));
        assertThat(listed.get("pictures").get(0).get("addedBy").stringValue()).isEqualTo("admin");
        assertThat(server.send("GET", PICTURES + "/" + added.get("id").stringValue() + "/thumbnail", viewer, "")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("image/jpeg");
    }

    @Test
    void whatIsAddedIsThereAfterARestart() throws Exception {
        added(procedure("green"), 1, "cecum");

        restart();

        assertThat(firstLabel("green")).isEqualTo("cecum");
        assertThat(json(server.send("GET", SITE + "/stats", viewer, ""))
                        .get("calibrated")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void aPictureIsGivenAnotherLabelAndTakenOutAgainAndTheHistoryStays() throws Exception {
        JsonNode added = added(procedure("green"), 1, "cecum");
        String picture = PICTURES + "/" + added.get("id").stringValue();

        JsonNode relabelled = json(server.send("PATCH", picture, curator, "{\"label\":\"blue\"}"));
        assertThat(relabelled.get("label").stringValue()).isEqualTo("blue");
        assertThat(firstLabel("green")).isEqualTo("blue");
        assertThat(server.send("DELETE", picture, curator, "").statusCode()).isEqualTo(204);
        assertThat(firstLabel("green")).isEqualTo("green");
        assertThat(server.send("DELETE", picture, curator, "").statusCode()).isEqualTo(404);
        assertThat(server.send("PATCH", picture, curator, "{\"label\":\"blue\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send("GET", picture + "/thumbnail", viewer, "").statusCode())
                .isEqualTo(404);

        assertThat(kinds()).containsExactly("REMOVED blue", "RELABELLED blue", "ADDED cecum");
        assertThat(siteFiles()).isEmpty();
        assertThat(rows("site_picture").getFirst())
                .containsEntry("vector", null)
                .containsEntry("content", null)
                .containsEntry("file", null)
                .containsEntry("removed_by", "admin");
    }

    @Test
    void noPictureIsThereTwice() throws Exception {
        String procedure = procedure("green");
        added(procedure, 1, "cecum");

        assertThat(add(procedure, 1, "cecum").statusCode()).isEqualTo(409);
        assertThat(add(procedure, 1, "blue").body()).contains("PATCH it");
        assertThat(add(procedure("green"), 1, "blue").statusCode())
                .as("the same photograph in another procedure")
                .isEqualTo(409);
        assertThat(siteFiles()).hasSize(1);
    }

    @Test
    void whatHasNoKnownLabelOrIsNotThereIsRefused() throws Exception {
        String procedure = procedure("green");

        assertThat(add(procedure, 1, "caecvm").statusCode()).isEqualTo(400);
        assertThat(add(procedure, 1, "caecvm").body())
                .contains("unknown label 'caecvm'; the gallery has: blue, green, red; protocols also have: ");
        assertThat(add(procedure, 2, "cecum").statusCode()).isEqualTo(404);
        assertThat(add("/none", 1, "cecum").statusCode()).isEqualTo(404);
        assertThat(server.send("GET", "/api/v1/galleries/mine/pictures", viewer, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(siteFiles()).isEmpty();
    }

    @Test
    void auditsAskThePicturesOfTheSiteButNoProcedureItsOwn() throws Exception {
        String added = procedure("green");
        String same = procedure("green");
        String other = procedure("blue");
        String picture = added(added, 1, "cecum").get("id").stringValue();
        awaitCalibrated();

        assertThat(audit(other)).contains("and 1 picture of this site");
        assertThat(votes(added)).as("its own photograph").doesNotContain("cecum");
        assertThat(votes(same)).as("the same photograph in another procedure").doesNotContain("cecum");
        assertThat(votes(other)).contains("cecum");
        assertThat(Files.readAllBytes(record(other)).length).isPositive();
        assertThat(picture).isEqualTo("site-1");
    }

    @Test
    void ofADeletedProcedureNothingIsLeftInTheGallery() throws Exception {
        String procedure = procedure("green", "red");
        String removed = added(procedure, 2, "blue").get("id").stringValue();
        server.send("DELETE", PICTURES + "/" + removed, curator, "");
        added(procedure, 1, "cecum");
        String other = procedure("blue");
        awaitCalibrated();
        audit(other);
        List<String> traces = List.of(
                id(procedure),
                rows("site_picture").getLast().get("vector").toString(),
                rows("site_picture").getLast().get("content").toString(),
                rows("site_picture").getLast().get("file").toString());

        assertThat(server.send("DELETE", procedure, curator, "").statusCode()).isEqualTo(204);

        assertThat(siteFiles()).isEmpty();
        assertThat(firstLabel("green")).isEqualTo("green");
        assertThat(kinds()).startsWith("ERASED cecum");
        String kept = Samples.rows(database).toString();
        assertThat(traces).allSatisfy(trace -> assertThat(kept).doesNotContain(trace));
        assertThat(unpacked(record(other)))
                .as("the audit of another procedure, whose neighbour it was")
                .contains("cecum")
                .doesNotContain(traces.get(0), traces.get(2));
    }

    @Test
    void aFileThatAKillLeftWithoutARowIsSweptAndARowWithoutAVectorOfThisModelIsMadeAnew() throws Exception {
        added(procedure("green"), 1, "cecum");
        server.close();
        Path swept = folder.resolve("procedures/si/site/0a1b2c3d-0000-0000-0000-000000000000");
        Files.write(swept, new byte[] {1});
        execute("UPDATE site_picture SET model = 'another'");
        String before = rows("site_picture").getFirst().get("vector").toString();
        execute("UPDATE site_picture SET vector = CAST('twelve bytes' AS BYTEA)");

        restart();

        assertThat(swept).doesNotExist();
        assertThat(siteFiles()).hasSize(1);
        assertThat(firstLabel("green")).isEqualTo("cecum");
        assertThat(rows("site_picture").getFirst().get("vector")).isEqualTo(before);
    }

    @Test
    void ofManyCuratorsAtOnceOneAddsAPictureAndAllOthersAreTold() throws Exception {
        String procedure = procedure("green", "red", "blue");
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            int number = 1 + i % 3;
            all.add(() -> add(procedure, number, "cecum").statusCode());
        }

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService curators = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : curators.invokeAll(all)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(siteFiles()).hasSize(3);
        assertThat(kinds()).hasSize(3);
        assertThat(json(server.send("GET", SITE + "/stats", viewer, ""))
                        .get("pictures")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void whatIsAddedWhileItsProcedureIsDeletedIsNotLeft() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 8; i++) {
                String procedure = procedure("green");
                Future<Integer> added =
                        both.submit(() -> add(procedure, 1, "cecum").statusCode());
                Future<Integer> deleted = both.submit(
                        () -> server.send("DELETE", procedure, curator, "").statusCode());

                assertThat(added.get()).isIn(201, 404);
                assertThat(deleted.get()).isEqualTo(204);
                assertThat(Samples.rows(database).toString()).doesNotContain(id(procedure));
                assertThat(siteFiles()).isEmpty();
                assertThat(firstLabel("green")).isEqualTo("green");
            }
        }
    }

    @Test
    void whatThePicturesOfTheSiteDoToTheAnswersIsMeasuredAfterEachChange() throws Exception {
        // Between two green pictures of the gallery, either of which finds it first.
        String procedure = procedure();
        server.upload(procedure + "/photographs", curator, "photographs", Colours.jpeg("green", 5));
        String picture = added(procedure, 1, "blue").get("id").stringValue();
        JsonNode worse = awaitMeasure(1);
        server.send("PATCH", PICTURES + "/" + picture, curator, "{\"label\":\"green\"}");
        JsonNode better = awaitMeasure(2);

        assertThat(worse.get("queries").intValue()).isEqualTo(12);
        assertThat(worse.get("pictures").intValue()).isEqualTo(1);
        assertThat(worse.get("recallAt1Before").get("value").doubleValue()).isEqualTo(1);
        assertThat(worse.get("recallAt1After").get("value").doubleValue()).isLessThan(1);
        assertThat(worse.get("recallAt5After").get("value").doubleValue()).isEqualTo(1);
        assertThat(worse.get("recallAt1After").get("low").doubleValue())
                .isLessThan(worse.get("recallAt1After").get("high").doubleValue());
        assertThat(better.get("recallAt1After").get("value").doubleValue()).isEqualTo(1);
    }

    @Test
    void theExportIsDataThatTrainingAndGalleriesRead() throws Exception {
        String one = procedure("green", "red");
        String other = procedure("blue");
        added(one, 1, "cecum");
        added(one, 2, "red");
        added(other, 1, "cecum");

        HttpResponse<byte[]> export = server.bytes(SITE + "/export", curator);

        assertThat(export.headers().firstValue("Content-Type")).contains("application/zip");
        Path data = unzipped(export.body());
        List<LabelledPicture> pictures = Dataset.read(data).pictures();
        assertThat(Dataset.read(data).problems()).isEmpty();
        assertThat(pictures)
                .extracting(LabelledPicture::name, LabelledPicture::label, picture -> picture.column(Facts.GROUP))
                .containsExactly(
                        tuple("cecum/site-1.png", "cecum", Optional.of("procedure-1")),
                        tuple("red/site-2.png", "red", Optional.of("procedure-1")),
                        tuple("cecum/site-3.png", "cecum", Optional.of("procedure-2")));
        for (LabelledPicture picture : pictures) {
            assertThat(PictureReader.read(picture.file()).width()).isEqualTo(48);
        }
        Files.delete(data.resolve(Dataset.MANIFEST));
        assertThat(Dataset.read(data).pictures())
                .as("the folders alone")
                .extracting(LabelledPicture::label)
                .containsExactly("cecum", "cecum", "red");
        assertThat(new String(export.body(), StandardCharsets.ISO_8859_1)).doesNotContain(id(one), id(other));
    }

    private Path unzipped(byte[] archive) throws Exception {
        Path data = folder.resolve("unzipped");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = data.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return data;
    }

    private JsonNode awaitMeasure(int count) throws Exception {
        while (true) {
            JsonNode measures =
                    json(server.send("GET", SITE + "/stats", viewer, "")).get("measures");
            if (measures.size() == count) {
                return measures.get(0);
            }
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    @Test
    void bothGalleriesAndTheModelSayWhatTheyAre() throws Exception {
        JsonNode galleries = json(server.send("GET", "/api/v1/galleries", viewer, ""));
        JsonNode models = json(server.send("GET", "/api/v1/models", viewer, ""));
        JsonNode page = json(server.send("GET", "/api/v1/galleries/base/pictures?label=red&page=1&size=3", viewer, ""));

        assertThat(galleries.get(0).get("pictures").intValue()).isEqualTo(12);
        assertThat(galleries.get(0).get("labels").toString()).isEqualTo("[\"blue\",\"green\",\"red\"]");
        assertThat(galleries.get(1).get("pictures").intValue()).isZero();
        assertThat(models.get(0).get("fingerprint")).isEqualTo(galleries.get(0).get("model"));
        assertThat(page.get("all").intValue()).isEqualTo(4);
        assertThat(page.get("pictures").size()).isEqualTo(1);
        assertThat(page.toString()).doesNotContain("Mustermann");
        assertThat(json(server.send("GET", "/api/v1/galleries/base/stats", viewer, ""))
                        .get("labels")
                        .toString())
                .isEqualTo("{\"blue\":4,\"green\":4,\"red\":4}");
        assertThat(server.send("GET", "/api/v1/galleries/base/pictures?where=label~", viewer, "")
                        .statusCode())
                .isEqualTo(400);
    }

    private void restart() throws Exception {
        server.close();
        server = RunningServer.in(folder).on(database).start();
    }

    private String procedure(String... photographs) throws Exception {
        HttpResponse<String> made =
                server.send("POST", PROCEDURES, curator, "{\"name\":\"one\",\"protocol\":\"hyperkvasir-lower\"}");
        String procedure = made.headers().firstValue("Location").orElseThrow();
        byte[][] files = new byte[photographs.length][];
        for (int i = 0; i < files.length; i++) {
            files[i] = Colours.jpeg(photographs[i]);
        }
        if (files.length > 0) {
            server.upload(procedure + "/photographs", curator, "photographs", files);
        }
        return procedure;
    }

    private JsonNode added(String procedure, int photograph, String label) throws Exception {
        HttpResponse<String> added = add(procedure, photograph, label);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return json(added);
    }

    private HttpResponse<String> add(String procedure, int photograph, String label) throws Exception {
        return server.send(
                "POST",
                PICTURES,
                curator,
                "{\"procedure\":\"" + id(procedure) + "\",\"photograph\":" + photograph + ",\"label\":\"" + label
                        + "\"}");
    }

    private static String id(String procedure) {
        return procedure.substring(procedure.lastIndexOf('/') + 1);
    }

    private String firstLabel(String colour) throws Exception {
        return json(server.search(viewer, Colours.jpeg(colour), "?k=1"))
                .get("neighbours")
                .get(0)
                .get("label")
                .stringValue();
    }

    private String audit(String procedure) throws Exception {
        server.send("POST", procedure + "/audit", curator, "");
        server.awaitAudit(procedure, viewer);
        return server.send("GET", procedure + "/report", viewer, "").body();
    }

    /** The labels that the neighbours of a procedure's first photograph vote for. */
    private String votes(String procedure) throws Exception {
        return json(audit(procedure)).get("pictures").get(0).get("votes").toString();
    }

    private void awaitCalibrated() throws Exception {
        while (!json(server.send("GET", SITE + "/stats", viewer, ""))
                .get("calibrated")
                .booleanValue()) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private List<String> kinds() throws Exception {
        List<String> kinds = new ArrayList<>();
        json(server.send("GET", SITE + "/history", viewer, ""))
                .forEach(done -> kinds.add(
                        done.get("kind").stringValue() + " " + done.get("label").stringValue()));
        return kinds;
    }

    private List<Path> siteFiles() throws Exception {
        Path site = folder.resolve("procedures/si/site");
        if (!Files.exists(site)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(site)) {
            return all.toList();
        }
    }

    private List<Map<String, Object>> rows(String table) throws Exception {
        return Samples.rows(database).get(table);
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path record(String procedure) {
        return folder.resolve("procedures")
                .resolve(id(procedure).substring(0, 2))
                .resolve(id(procedure))
                .resolve("audit");
    }

    private static String unpacked(Path record) throws Exception {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(record))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
