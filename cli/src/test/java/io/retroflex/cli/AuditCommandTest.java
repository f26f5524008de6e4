package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.ExifBytes;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code retroflex audit} on a gallery that colours tell apart. */
class AuditCommandTest {
    private static final String NAME = "Quagga";
    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private Path gallery;
    private Path procedure;

    @BeforeEach
    void prepare() throws IOException {
        Path model = folder.resolve("small");
        ModelFolder.write(model, SmallModel.of("retroflex", 16));
        Path data = folder.resolve("data");
        for (int i = 0; i < 30; i++) {
            draw(data.resolve("cecum/" + NAME + i + ".png"), Color.RED, i);
            draw(data.resolve("retroflex-rectum/" + i + ".png"), Color.GREEN, i);
            draw(data.resolve("polyp/" + i + ".png"), Color.BLUE, i);
        }
        gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
        procedure = folder.resolve("Zebra " + NAME);
        for (int i = 0; i < 4; i++) {
            draw(procedure.resolve(NAME + "-" + i + ".png"), Color.RED, 100 + i);
        }
        commented(procedure.resolve(NAME + "-comment.jpg"));
    }

    @Test
    void eachProcedureIsAnObjectOnALine() throws IOException {
        Path other = folder.resolve("other");
        draw(other.resolve("1.png"), Color.BLUE, 7);

        CommandRun run = audit(procedure, other, "--json");

        assertThat(run.exit()).isZero();
        List<JsonNode> audits = new ArrayList<>();
        run.out().lines().forEach(line -> audits.add(JsonMapper.shared().readTree(line)));
        assertThat(audits).hasSize(2);
        JsonNode first = audits.getFirst();
        assertThat(first.get("protocol").get("id").stringValue()).isEqualTo("hyperkvasir-lower");
        assertThat(first.get("completeness").stringValue()).isIn("complete", "incomplete", "undecided");
        assertThat(first.get("stations").size()).isEqualTo(2);
        JsonNode cecum = first.get("stations").get(0);
        assertThat(cecum.get("pictures")
                        .get(0)
                        .get("neighbours")
                        .get(0)
                        .get("label")
                        .stringValue())
                .isEqualTo("cecum");
        assertThat(first.get("model").get("fingerprint").stringValue()).hasSize(64);
        assertThat(first.get("gallery").get("fingerprint").stringValue()).hasSize(64);
        assertThat(first.get("notice").stringValue()).contains("not a diagnosis");
        assertThat(audits.getLast().get("procedure").stringValue())
                .isNotEqualTo(first.get("procedure").stringValue());
    }

    @Test
    void aNameInAFolderAFileAFilesCommentOrTheGallerysFilesIsInNoReport() throws IOException {
        Path out = folder.resolve("out");

        CommandRun json = audit(procedure, "--json", "--out", out, "--formats", "html,json,pdf,fhir");

        assertThat(json.out()).doesNotContain(NAME);
        List<Path> reports;
        try (Stream<Path> files = Files.list(out)) {
            reports = files.toList();
        }
        assertThat(reports).hasSize(4);
        for (Path report : reports) {
            assertThat(report.getFileName().toString()).startsWith("procedure-").doesNotContain(NAME);
            assertThat(Files.readString(report, StandardCharsets.ISO_8859_1)).doesNotContain(NAME);
        }
    }

    @Test
    void namesAreThereForWhoAsksForThem() throws IOException {
        JsonNode audit = JsonMapper.shared()
                .readTree(audit(procedure, "--json", "--names").out());

        assertThat(audit.get("pictures").get(0).get("name").stringValue()).isEqualTo(NAME + "-0.png");
    }

    @Test
    void aPageShowsTheStationsAndWhatSaysSo() throws IOException {
        Path out = folder.resolve("out");

        CommandRun run = audit(procedure, "--out", out);

        assertThat(run.exit()).isZero();
        Path page;
        try (Stream<Path> files = Files.list(out)) {
            page = files.filter(file -> file.toString().endsWith(".html"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(Files.readString(page))
                .contains("Caecum or terminal ileum", "Rectum in retroflexion", "photograph 1", "data:image/jpeg")
                .contains("retrospective quality audit, not a diagnosis")
                .doesNotContain("http://");
    }

    @Test
    void thePageShowsWhereALikenessComesFromWhereThatIsAsked() throws IOException {
        Path plain = folder.resolve("plain");
        Path heated = folder.resolve("heated");

        audit(procedure, "--out", plain, "--formats", "html");
        CommandRun run = audit(procedure, "--out", heated, "--formats", "html", "--heat");

        assertThat(run.exit()).isZero();
        assertThat(Files.readString(only(plain))).doesNotContain("comes from");
        assertThat(Files.readString(only(heated)))
                .contains("Where the cosine", "and a picture of cecum comes from", "class=\"heat\"")
                .doesNotContain(NAME);
    }

    @Test
    void aNeighbourWhosePictureIsGoneHasNoHeatAndThePageSaysSo() throws IOException {
        Path data = folder.resolve("data");
        Files.move(data, folder.resolve("elsewhere"));
        Path out = folder.resolve("out");

        assertThat(audit(procedure, "--out", out, "--formats", "html", "--heat").exit())
                .isZero();

        assertThat(Files.readString(only(out))).contains("no picture of the station among the nearest is at hand");
    }

    @Test
    void aModelThatSeesWholePicturesWouldShowWhatIsMaskedElsewhere() throws IOException {
        Path whole = SmallModel.write(folder.resolve("whole"), 16);
        Path other = folder.resolve("other");
        CommandRun.good("gallery", "build", "--data", folder.resolve("data"), "--model", whole, "--out", other);

        CommandRun run = CommandRun.of(
                "audit",
                procedure,
                "--protocol",
                "hyperkvasir-lower",
                "--gallery",
                other,
                "--key",
                folder.resolve("key"),
                "--out",
                folder.resolve("out"),
                "--heat");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("'small' sees whole ones", "leave --heat out");
    }

    @Test
    void heatWithoutAPageIsAMisuse() {
        CommandRun run = audit(procedure, "--heat");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.errors()).contains("--heat is shown in the page", "add --out DIR");
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void anIncompleteProcedureFailsOnlyWhereThatIsAsked() throws IOException {
        Path nothing = folder.resolve("nothing");
        draw(nothing.resolve("1.png"), Color.BLUE, 3);

        assertThat(audit(nothing).exit()).isZero();
        CommandRun strict = audit(nothing, "--fail-on-incomplete");
        assertThat(strict.out()).contains("INCOMPLETE");
        assertThat(strict.exit()).isEqualTo(3);
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestGoesOn() throws IOException {
        DrawnPictures.truncated(procedure.resolve("broken.jpg"));

        CommandRun run = audit(folder.resolve("nowhere"), procedure);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("6 photographs: ", "1 not readable");
        assertThat(run.errors())
                .contains("2 files could not be used:", "nowhere: there is no such folder", "broken.jpg");
    }

    @Test
    void anUnknownProtocolIsRefusedBeforeAnythingIsOpened() {
        CommandRun run = CommandRun.of("audit", procedure, "--protocol", "esge", "--gallery", folder.resolve("no"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors()).contains("unknown protocol 'esge', and no such file; known are: esge-2016-upper");
    }

    @Test
    void protocolsAreListedShownAndChecked() throws IOException {
        Path good = Files.writeString(
                folder.resolve("good.yaml"),
                CommandRun.good("protocol", "show", "sss-22", "--yaml").out());
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "id: x\nname: y\n");

        assertThat(CommandRun.good("protocol", "list").out()).contains("sss-22", "22 stations", "[unsure]");
        assertThat(CommandRun.good("protocol", "show", "cecal-completion").out())
                .contains("nearly shown by ileocecal-valve")
                .contains("withdrawal from completion on should take at least 6 minutes", "doi:10.1055/s-0043-103411");
        assertThat(CommandRun.good("protocol", "check", good).out()).contains("good.yaml: good, 22 stations");
        CommandRun checked = CommandRun.of("protocol", "check", good, bad);
        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.errors()).contains("bad.yaml, line 1: 'organ' is missing; add it");
    }

    @Test
    void photographsWithTimesGiveDurationsAndNeitherADayNorAClockTime() throws IOException {
        Path timed = folder.resolve("timed");
        for (int i = 0; i < 3; i++) {
            Color color = i == 0 ? Color.RED : Color.BLUE;
            Path file = draw(timed.resolve(i + ".jpg"), color, 200 + i);
            ExifBytes exif = new ExifBytes().taken("2019:08:17 13:4" + (7 + i) + ":58");
            Files.write(file, exif.inJpeg(Files.readAllBytes(file)));
        }

        CommandRun text = audit(timed);
        CommandRun json = audit(timed, "--json");

        assertThat(text.out()).contains("  time: 2 min 0 s from the first photograph to the last");
        assertThat(json.json().get("times").get("duration-seconds").doubleValue())
                .isEqualTo(120);
        assertThat(text.out() + json.out()).doesNotContain("2019", "08-17", "13:4");
        assertThat(audit(procedure).out()).doesNotContain("  time: ").contains("Withdrawal time is not known");
    }

    private CommandRun audit(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "audit", "--protocol", "hyperkvasir-lower", "--gallery", gallery, "--key", folder.resolve("key")));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    /** A JPEG with a comment between its first two bytes and the rest. */
    private static void commented(Path file) throws IOException {
        byte[] plain = Files.readAllBytes(draw(file, Color.GREEN, 55));
        byte[] comment = NAME.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        out.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (comment.length + 2)});
        out.write(comment);
        out.write(plain, 2, plain.length - 2);
        Files.write(file, out.toByteArray());
    }

    /** Grained, so that it is in focus, and no two look alike. */
    private static Path draw(Path file, Color color, int number) throws IOException {
        Random random = new Random(number);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double shade = 0.45 + 0.5 * random.nextDouble();
                image.setRGB(
                        x,
                        y,
                        new Color(
                                        (int) (shade * Math.max(60, color.getRed())),
                                        (int) (shade * Math.max(60, color.getGreen())),
                                        (int) (shade * Math.max(60, color.getBlue())))
                                .getRGB());
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, file.getFileName().toString().endsWith(".jpg") ? "jpg" : "png", file.toFile());
        return file;
    }
}
