package io.retroflex.server;

import static io.retroflex.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is taken of the files that are sent to a procedure. */
class SentPhotographsTest extends ProcedureFixture {
    @Test
    void aPhotographThatIsSentTwiceIsThereOnce() throws Exception {
        String procedure = procedures.made("doubled");
        procedures.add(procedure, Colours.jpeg("green"));

        JsonNode again = json(procedures.add(procedure, Colours.jpeg("green"), Colours.jpeg("blue")));

        assertThat(again.get("added").intValue()).isEqualTo(1);
        assertThat(again.get("numbers").toString()).isEqualTo("[1,2]");
        assertThat(json(server.send("GET", procedure, viewer, ""))
                        .get("photographs")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void whatIsNoPictureIsNamedAndTheRestIsTaken() throws Exception {
        String procedure = procedures.made("mixed");

        JsonNode added =
                json(procedures.add(procedure, "no picture".getBytes(StandardCharsets.UTF_8), Colours.jpeg("red")));

        assertThat(added.get("added").intValue()).isEqualTo(1);
        assertThat(added.get("refused").get(0).stringValue()).startsWith("file 1: its first bytes are not those");
    }

    @Test
    void anArchiveIsTakenApartInTheOrderOfItsNames() throws Exception {
        String procedure = procedures.made("archive");

        JsonNode added =
                json(procedures.add(procedure, Archives.zip("b/10.jpg", "b/9.jpg", "__MACOSX/9.jpg", "notes.txt")));

        assertThat(added.get("added").intValue()).isEqualTo(2);
        assertThat(added.get("refused").size()).isEqualTo(1);
    }

    @Test
    void whatIsKeptOfAPhotographHoldsNoNameOfAPatient() throws Exception {
        String procedure = procedures.made("named");
        procedures.add(procedure, Archives.named(Colours.jpeg("green"), "Mustermann^Erika"));

        for (Path file : files(procedure)) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Mustermann");
        }
        assertThat(files(procedure)).hasSize(1);
    }
}
