package io.retroflex.server;

import static io.retroflex.server.ProcedureClient.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What a deleted procedure leaves in the gallery of the site: nothing. */
class SiteErasureTest extends SiteGalleryFixture {
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

    private static String unpacked(Path record) throws Exception {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(record))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
}
