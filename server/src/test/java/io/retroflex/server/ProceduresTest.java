package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Procedures that stay. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ProceduresTest {
    private static final String PROCEDURES = "/api/v1/procedures";

    @TempDir
    private static Path temporary;

    @Parameter
    private TestDatabase database;

    private static RunningServer server;
    private static String viewer;
    private static String reviewer;
    private static String curator;

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws Exception {
        Path folder = temporary.resolve(database.name());
        server = RunningServer.in(folder).on(database).start();
        viewer = server.token("VIEWER");
        reviewer = server.token("REVIEWER");
        curator = server.token("CURATOR");
    }

    @AfterParameterizedClassInvocation
    static void end() {
        server.close();
    }

    @Test
    void photographsThatAreSentAreAuditedAndTheAuditStays() throws Exception {
        String procedure = made("one");

        JsonNode added = json(add(procedure, Colours.jpeg("green"), Colours.jpeg("red")));
        assertThat(added.get("added").intValue()).isEqualTo(2);
        assertThat(server.send("POST", procedure + "/audit", reviewer, "").statusCode())
                .isEqualTo(202);
        JsonNode audited = server.awaitAudit(procedure, viewer);

        assertThat(audited.get("state").stringValue()).isEqualTo("AUDITED");
        assertThat(audited.has("completeness")).isTrue();
        JsonNode report = json(server.send("GET", procedure + "/report", viewer, ""));
        assertThat(report.get("stations").size()).isEqualTo(2);
        assertThat(report.get("pictures").size()).isEqualTo(2);
        assertThat(report.get("notice").stringValue()).contains("not a diagnosis");
    }

    @Test
    void aNameOfLettersThatTakeTwoPlacesEachIsRefusedBeforeTheDatabaseHasNoRoomForIt() throws Exception {
        String letter = Character.toString(0x20000);

        assertThat(server.send("POST", PROCEDURES, reviewer, wish(letter.repeat(51)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("POST", PROCEDURES, reviewer, wish(letter.repeat(50)))
                        .statusCode())
                .isEqualTo(201);
        String ruling = audited("astral", "green") + "/stations/cecum/ruling";
        assertThat(server.send(
                                "PUT",
                                ruling,
                                reviewer,
                                "{\"verdict\":\"UNCERTAIN\",\"reason\":\"" + letter.repeat(501) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRequestThatIsSentTwiceMakesOneProcedure() throws Exception {
        String wish = wish("twice");
        HttpResponse<String> first = server.post(PROCEDURES, reviewer, wish, "Idempotency-Key", "k-1");
        HttpResponse<String> second = server.post(PROCEDURES, reviewer, wish, "Idempotency-Key", "k-1");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(second).get("id")).isEqualTo(json(first).get("id"));
    }

    @Test
    void aPhotographThatIsSentTwiceIsThereOnce() throws Exception {
        String procedure = made("doubled");
        add(procedure, Colours.jpeg("green"));

        JsonNode again = json(add(procedure, Colours.jpeg("green"), Colours.jpeg("blue")));

        assertThat(again.get("added").intValue()).isEqualTo(1);
        assertThat(again.get("numbers").toString()).isEqualTo("[1,2]");
        assertThat(json(server.send("GET", procedure, viewer, ""))
                        .get("photographs")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void whatIsNoPictureIsNamedAndTheRestIsTaken() throws Exception {
        String procedure = made("mixed");

        JsonNode added = json(add(procedure, "no picture".getBytes(StandardCharsets.UTF_8), Colours.jpeg("red")));

        assertThat(added.get("added").intValue()).isEqualTo(1);
        assertThat(added.get("refused").get(0).stringValue()).startsWith("file 1: its first bytes are not those");
    }

    @Test
    void anArchiveIsTakenApartInTheOrderOfItsNames() throws Exception {
        String procedure = made("archive");

        JsonNode added = json(add(procedure, Archives.zip("b/10.jpg", "b/9.jpg", "__MACOSX/9.jpg", "notes.txt")));

        assertThat(added.get("added").intValue()).isEqualTo(2);
        assertThat(added.get("refused").size()).isEqualTo(1);
    }

    @Test
    void whatIsKeptOfAPhotographHoldsNoNameOfAPatient() throws Exception {
        String procedure = made("named");
        add(procedure, Archives.named(Colours.jpeg("green"), "Mustermann^Erika"));

        for (Path file : files(procedure)) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Mustermann");
        }
        assertThat(files(procedure)).hasSize(1);
    }

    @Test
    void reportsAreToBeHadInEveryForm() throws Exception {
        String procedure = audited("forms", "green");

        for (List<String> form : List.of(
                List.of("HTML", "text/html", "<!DOCTYPE html>"),
                List.of("PDF", "application/pdf", "%PDF"),
                List.of("JSON", "application/json", "{"),
                List.of("CSV", "text/csv", "procedure,"),
                List.of("FHIR", "application/fhir+json", "{"))) {
            HttpResponse<String> report = server.send("GET", procedure + "/report?format=" + form.get(0), viewer, "");
            assertThat(report.statusCode()).as(form.get(0)).isEqualTo(200);
            assertThat(report.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(form.get(1));
            assertThat(report.body()).startsWith(form.get(2));
            assertThat(report.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
        }
    }

    @Test
    void aProcedureLinksToWhatElseThereIsOfIt() throws Exception {
        String procedure = audited("linked", "green");
        JsonNode links = json(server.send("GET", procedure, viewer, "")).get("links");

        assertThat(links.get("reports").propertyNames()).containsExactly("HTML", "PDF", "JSON", "CSV", "FHIR");
        assertThat(links.get("self").stringValue()).isEqualTo(procedure);
        List<String> all = new ArrayList<>(
                List.of(links.get("history").stringValue(), links.get("events").stringValue()));
        links.get("reports").forEach(link -> all.add(link.stringValue()));
        for (String link : all) {
            assertThat(server.send("GET", link, viewer, "").statusCode())
                    .as(link)
                    .isEqualTo(200);
        }
    }

    @Test
    void aProcedureThatIsNotAuditedLinksToNoReport() throws Exception {
        JsonNode links = json(server.send("GET", made("unlinked"), viewer, "")).get("links");

        assertThat(links.get("reports").isEmpty()).isTrue();
        assertThat(links.get("events").isNull()).isFalse();
    }

    @Test
    void whatAPersonRulesHoldsAndStaysInTheHistoryWhenItIsTakenBack() throws Exception {
        String procedure = audited("ruled", "green");
        JsonNode before = json(server.send("GET", procedure, viewer, ""));
        String ruling = procedure + "/stations/" + stations(procedure).getFirst() + "/ruling";

        assertThat(server.send("PUT", ruling, reviewer, "{\"verdict\":\"DOCUMENTED\",\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        for (String station : stations(procedure)) {
            assertThat(server.send(
                                    "PUT",
                                    procedure + "/stations/" + station + "/ruling",
                                    reviewer,
                                    "{\"verdict\":\"DOCUMENTED\",\"reason\":\"I was there\"}")
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(json(server.send("GET", procedure, viewer, ""))
                        .get("completeness")
                        .stringValue())
                .isEqualTo("COMPLETE");
        assertThat(server.send("DELETE", ruling, reviewer, "").statusCode()).isEqualTo(204);

        JsonNode history = json(server.send("GET", procedure + "/history", viewer, ""));
        assertThat(history.size()).isEqualTo(3);
        assertThat(history.get(0).get("reason").stringValue()).isEqualTo("I was there");
        assertThat(history.get(2).get("kind").stringValue()).isEqualTo("UNRULED");
        assertThat(history.get(0).get("by").stringValue()).isEqualTo("admin");
        assertThat(before.get("completeness").stringValue()).isNotEqualTo("COMPLETE");
    }

    @Test
    void aPhotographIsPlacedAtAStationAndNoOtherThanThoseThereAre() throws Exception {
        String procedure = audited("placed", "green");
        String station = stations(procedure).getFirst();
        String placement = procedure + "/photographs/1/placement";

        assertThat(server.send("PUT", placement, reviewer, "{\"station\":\"" + station + "\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.send("PUT", placement, reviewer, "{\"station\":\"moon\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send("PUT", procedure + "/photographs/9/placement", reviewer, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send("PUT", placement, viewer, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void noStationIsRuledOnThatTheProtocolDoesNotHave() throws Exception {
        String ruling = audited("misspelt", "green") + "/stations/moon/ruling";

        HttpResponse<String> ruled =
                server.send("PUT", ruling, reviewer, "{\"verdict\":\"DOCUMENTED\",\"reason\":\"I was there\"}");

        assertThat(ruled.statusCode()).isEqualTo(404);
        assertThat(json(ruled).get("detail").stringValue()).contains("no such station");
        assertThat(server.send("DELETE", ruling, reviewer, "").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingOfASignedProcedureChangesUntilACuratorTakesTheSignatureBack() throws Exception {
        String procedure = audited("signed", "green");
        assertThat(server.send("PUT", procedure + "/signature", reviewer, "").statusCode())
                .isEqualTo(204);

        assertThat(server.send("PUT", procedure + "/photographs/1/placement", reviewer, "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(server.send("POST", procedure + "/audit", reviewer, "").statusCode())
                .isEqualTo(409);
        assertThat(add(procedure, Colours.jpeg("red")).statusCode()).isEqualTo(409);
        assertThat(server.send("DELETE", procedure + "/signature", reviewer, "").statusCode())
                .isEqualTo(403);
        assertThat(server.send("DELETE", procedure + "/signature", curator, "").statusCode())
                .isEqualTo(204);
        assertThat(add(procedure, Colours.jpeg("red")).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeletedProcedureLeavesNothing() throws Exception {
        String procedure = audited("deleted", "green", "red");
        server.send("PUT", procedure + "/photographs/1/placement", reviewer, "{}");
        assertThat(files(procedure)).as("two photographs and their audit").hasSize(3);
        assertThat(server.send("DELETE", procedure, reviewer, "").statusCode()).isEqualTo(403);

        assertThat(server.send("DELETE", procedure, curator, "").statusCode()).isEqualTo(204);

        assertThat(server.send("GET", procedure, viewer, "").statusCode()).isEqualTo(404);
        assertThat(files(procedure)).isEmpty();
        assertThat(server.send("DELETE", procedure, curator, "").statusCode()).isEqualTo(404);
    }

    @Test
    void proceduresAreListedByPagesAndByWhatIsAskedFor() throws Exception {
        made("listed-5 of another kind");
        for (int i = 0; i < 5; i++) {
            made("listed_5 " + i);
        }
        JsonNode page = json(server.send("GET", PROCEDURES + "?name=LISTED_5&size=2&page=1", viewer, ""));

        assertThat(page.get("all").intValue()).isEqualTo(5);
        assertThat(page.get("procedures").get(0).get("name").stringValue()).isEqualTo("listed_5 2");
        assertThat(json(server.send("GET", PROCEDURES + "?name=listed&state=AUDITED", viewer, ""))
                        .get("all")
                        .intValue())
                .isZero();
        assertThat(server.send("GET", PROCEDURES + "?size=0", viewer, "").statusCode())
                .isEqualTo(400);
        assertThat(server.send("GET", PROCEDURES + "?state=LOST", viewer, "").statusCode())
                .isEqualTo(400);
        // PostgreSQL takes no such letter.
        for (String parameter : List.of("protocol", "name")) {
            assertThat(server.send("GET", PROCEDURES + "?" + parameter + "=%00", viewer, "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void whoWatchesIsToldHowFarAnAuditIsUntilItIsMade() throws Exception {
        String procedure = made("watched");
        add(procedure, Colours.jpeg("green"), Colours.jpeg("red"));
        server.send("POST", procedure + "/audit", reviewer, "");

        String events = server.send("GET", procedure + "/events", viewer, "").body();

        List<JsonNode> told = events.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> RunningServer.json(line.substring(5).strip()))
                .toList();
        assertThat(told.getLast().get("state").stringValue()).isEqualTo("AUDITED");
        assertThat(told.getLast().get("looked").intValue()).isEqualTo(2);
    }

    private static String made(String name) throws Exception {
        HttpResponse<String> made = server.send("POST", PROCEDURES, reviewer, wish(name));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made.headers().firstValue("Location").orElseThrow();
    }

    private static String audited(String name, String... labels) throws Exception {
        String procedure = made(name);
        List<byte[]> photographs = new ArrayList<>();
        for (String label : labels) {
            photographs.add(Colours.jpeg(label));
        }
        add(procedure, photographs.toArray(byte[][]::new));
        server.send("POST", procedure + "/audit", reviewer, "");
        server.awaitAudit(procedure, viewer);
        return procedure;
    }

    private static HttpResponse<String> add(String procedure, byte[]... photographs) throws Exception {
        return server.upload(procedure + "/photographs", reviewer, "photographs", photographs);
    }

    private static List<String> stations(String procedure) throws Exception {
        List<String> stations = new ArrayList<>();
        json(server.send("GET", procedure + "/report", viewer, ""))
                .get("stations")
                .forEach(station -> stations.add(station.get("id").stringValue()));
        return stations;
    }

    private List<Path> files(String procedure) throws Exception {
        String id = procedure.substring(procedure.lastIndexOf('/') + 1);
        try (Stream<Path> all = Files.walk(temporary.resolve(database.name()).resolve("procedures"))) {
            return all.filter(
                            file -> Files.isRegularFile(file) && file.toString().contains(id))
                    .toList();
        }
    }

    private static String wish(String name) {
        return "{\"name\":\"" + name + "\",\"protocol\":\"hyperkvasir-lower\"}";
    }
}
