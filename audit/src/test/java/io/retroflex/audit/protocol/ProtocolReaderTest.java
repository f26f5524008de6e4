package io.retroflex.audit.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols as files: those that come with Retroflex, and what is said of those that break a rule. */
class ProtocolReaderTest {
    private static final String GOOD = """
            id: our-unit
            name: Our unit
            organ: lower
            source:
              text: the minutes of May
            target: 0.9
            risk: {wrong: 0.02, missed: 0.1}
            withdrawal: {from: cecum, minutes: 6.5}
            stations:
              - id: cecum
                name: Caecum
                count: 2
                labels: [cecum, caecum]
                proxies: [ileocecal-valve]
                note: twice, please
              - id: end
                name: The end
                view: retroflexed
                any-of:
                  - name: Rectum
                    labels: [retroflex-rectum]
                  - name: Anus
                    labels: [anus]
            """;

    @TempDir
    private Path folder;

    @Test
    void aFileSaysAllThatAProtocolIs() throws IOException {
        Protocol protocol = read(GOOD);

        assertThat(protocol.id()).isEqualTo("our-unit");
        assertThat(protocol.organ()).isEqualTo(Protocol.Organ.LOWER);
        assertThat(protocol.target()).hasValue(0.9);
        assertThat(protocol.risk()).isEqualTo(new Risk(0.02, 0.1));
        assertThat(protocol.withdrawal())
                .contains(new Protocol.Withdrawal("cecum", 6.5, Optional.empty(), Optional.empty()));
        Station cecum = protocol.stations().getFirst();
        assertThat(cecum.count()).isEqualTo(2);
        assertThat(cecum.view()).isEqualTo(Station.View.FORWARD);
        assertThat(cecum.labels()).containsExactly("caecum", "cecum");
        assertThat(cecum.proxies()).containsExactly("ileocecal-valve");
        assertThat(cecum.note()).contains("twice, please");
        Station end = protocol.stations().getLast();
        assertThat(end.view()).isEqualTo(Station.View.RETROFLEXED);
        assertThat(end.labels()).containsExactly("anus", "retroflex-rectum");
        assertThat(end.shownBy("anus")).isEqualTo("Anus");
    }

    @Test
    void theSumTellsOneFileFromAnother() throws IOException {
        assertThat(read(GOOD).sha256()).hasSize(64).isEqualTo(read(GOOD).sha256());
        assertThat(read(GOOD + "# a remark\n").sha256()).isNotEqualTo(read(GOOD).sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "organ: lower       | organ: middle         | line 3: 'organ' is 'middle'; it is one of: upper, lower",
                "count: 2           | count: 0              | line 12: 'count' is 0.0; it is a whole number of pictures, 1 to 1000",
                "count: 2           | cuont: 2              | line 12: a station has an unknown key 'cuont'; known are: any-of, count,",
                "id: end            | id: cecum             | line 16: two stations have the id 'cecum'; give each its own",
                "id: our-unit       | id: Our Unit          | line 1: 'id' is 'Our Unit'; it is lower-case letters, digits and single",
                "target: 0.9        | target: 90            | line 6: 'target' is 90.0; it is a share above 0 and up to 1",
                "from: cecum        | from: caecum          | line 8: 'from' is 'caecum', which is no station of this protocol; it has: cecum, end",
                "minutes: 6.5       | minutes: 0            | line 8: 'minutes' is 0.0; it is a number above 0 and up to 600",
                "minutes: 6.5       | minutes: NaN          | line 8: 'minutes' is NaN; it is a number above 0",
                "minutes: 6.5       | minutes: six          | line 8: 'minutes' is 'six', which is no number",
                "minutes: 6.5       | unsure: yes           | line 8: 'minutes' is missing; add it",
                "from: cecum, minu  | until: end, minu      | line 8: 'withdrawal' has an unknown key 'until'; known are: from, minutes, source, unsure",
                "wrong: 0.02        | wrong: 2              | 'wrong' is 2.0; it is a share above 0 and below 0.5",
                "name: Our unit     | nmae: Our unit        | line 2: the protocol has an unknown key 'nmae'",
                "name: Our unit     | id: our-unit          | line 2: the protocol has the key 'id' twice; keep one",
                "text: the minutes of May | doi: 10.1/2     | line 5: 'text' is missing; add it",
                "labels: [anus]     | proxies: []           | line 23: 'proxies' is no list",
                "name: The end      | name: [The, end]      | line 17: 'name' is no text; give it a value",
                "id: our-unit       | id: [                 | it is no valid YAML (",
            })
    void whatIsWrongIsSaidWhereItStands(String good, String bad, String message) {
        String yaml = GOOD.replace(good, bad);
        assertThat(yaml).isNotEqualTo(GOOD);

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("ours.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void aStationHasLabelsOrAlternativesAndNotBoth() {
        assertThatThrownBy(() -> read(GOOD.replace("    any-of:", "    labels: [x]\n    any-of:")))
                .hasMessageContaining("station 'The end' has both labels and 'any-of'");
        assertThatThrownBy(() -> read(GOOD.substring(0, GOOD.indexOf("    any-of:"))))
                .hasMessageContaining("station 'The end' has neither labels nor 'any-of'");
    }

    @Test
    void aFileThatMultipliesItselfIsRefused() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name < 'l'; name++) {
            char before = (char) (name - 1);
            bomb.append(name).append(": &").append(name).append(" [");
            bomb.append(("*" + before + ", ").repeat(9))
                    .append("*")
                    .append(before)
                    .append("]\n");
        }

        assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(ProtocolException.class);
    }

    @Test
    void anEmptyAMissingAndAForeignFileAreRefused() throws IOException {
        Path binary = Files.write(folder.resolve("x.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThatThrownBy(() -> read("")).hasMessageContaining("it is empty");
        assertThatThrownBy(() -> ProtocolReader.read(binary)).hasMessageContaining("it is not UTF-8 text");
        assertThatThrownBy(() -> ProtocolReader.read(folder.resolve("y.yaml")))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> Protocols.open("esge-2106-upper"))
                .hasMessageContaining("unknown protocol 'esge-2106-upper'")
                .hasMessageContaining("esge-2016-upper");
    }

    @Test
    void thoseThatComeWithRetroflexHaveAsManyStationsAsTheirSources() throws IOException {
        Map<String, Integer> stations = Protocols.IDS.stream()
                .map(ProtocolReaderTest::opened)
                .collect(Collectors.toMap(
                        Protocol::id, protocol -> protocol.stations().size()));

        assertThat(stations)
                .isEqualTo(Map.of(
                        "esge-2016-upper", 10,
                        "esge-2001-upper", 8,
                        "bsg-2017-upper", 8,
                        "sss-22", 22,
                        "hyperkvasir-upper", 3,
                        "esge-2001-lower", 8,
                        "cecal-completion", 1,
                        "rectal-retroflexion", 1,
                        "hyperkvasir-lower", 2));
    }

    @Test
    void hyperKvasirSupportsThreeOfTheTenStationsOfTheEsge() throws IOException {
        List<String> hyperKvasir =
                List.of("z-line", "retroflex-stomach", "pylorus", "cecum", "ileum", "retroflex-rectum");

        assertThat(Protocols.open("esge-2016-upper").stations())
                .filteredOn(station -> station.labels().stream().anyMatch(hyperKvasir::contains))
                .extracting(Station::id)
                .containsExactly("z-line", "cardia-fundus", "antrum");
    }

    @Test
    void whatCouldNotBeReadInTheSourceIsMarked() {
        assertThat(Protocols.IDS.stream()
                        .map(ProtocolReaderTest::opened)
                        .filter(protocol -> protocol.unsure().isPresent())
                        .map(Protocol::id))
                .containsExactly("esge-2001-upper", "sss-22", "esge-2001-lower");
    }

    @Test
    void theTextOfAProtocolIsItsFile() throws IOException {
        assertThat(ProtocolReader.read(Protocols.text("sss-22").getBytes(StandardCharsets.UTF_8), "copy.yaml"))
                .isEqualTo(Protocols.open("sss-22"));
    }

    private static Protocol opened(String id) {
        try {
            return Protocols.open(id);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Protocol read(String yaml) throws ProtocolException {
        return ProtocolReader.read(yaml.getBytes(StandardCharsets.UTF_8), "ours.yaml");
    }
}
