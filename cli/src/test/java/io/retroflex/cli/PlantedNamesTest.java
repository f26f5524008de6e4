package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.vision.dicom.DicomFixtures;
import io.retroflex.vision.model.ModelFolder;
import io.retroflex.vision.model.SmallModel;
import io.retroflex.vision.picture.ExifBytes;
import io.retroflex.vision.picture.NamedFrame;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PRStream;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** A patient's name and number in every place of the input are in no output. */
class PlantedNamesTest {
    private static final String NAME = "Quagga Zebra";
    private static final String NUMBER = "KX4711Z";
    private static final String[] PLANTED = {"quagga", "zebra", "kx4711z"};
    private static final Pattern PICTURE = Pattern.compile("data:image/jpeg;base64,([A-Za-z0-9+/=]+)");
    private static final List<String> FORMS = List.of(".html", ".json", ".csv", ".pdf", ".fhir.json");

    /** Pixels: no frame that is drawn here becomes so small. */
    private static final int SMALLEST = 100;

    @TempDir
    private Path folder;

    private Path gallery;
    private Path procedure;
    private Path out;

    @BeforeEach
    void plant() throws IOException {
        Path model = folder.resolve("small");
        ModelFolder.write(model, SmallModel.of("retroflex", 16));
        Path data = folder.resolve("data");
        for (int i = 0; i < 20; i++) {
            Files.createDirectories(data.resolve("cecum"));
            Files.createDirectories(data.resolve("polyp"));
            Files.write(data.resolve("cecum/" + i + ".jpg"), planted(Color.RED, i));
            Files.write(data.resolve("polyp/" + i + ".jpg"), planted(Color.BLUE, i));
        }
        gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
        procedure = Files.createDirectories(folder.resolve(NAME + " " + NUMBER));
        for (int i = 0; i < 3; i++) {
            Files.write(procedure.resolve(NAME + i + ".jpg"), planted(i == 0 ? Color.BLUE : Color.RED, 100 + i));
        }
        Files.write(procedure.resolve(NUMBER + ".png"), plantedPng(Color.RED, 110));
        DicomFixtures.put(procedure, "names.dcm");
        out = folder.resolve("out");
    }

    @Test
    void noOutputOfAFolderHasThem() throws IOException {
        CommandRun run = audit(procedure, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.json().get("pictures").size()).isEqualTo(5);
        assertNotPlanted(run.out());
        assertNothingInReports();
    }

    @Test
    void noOutputOfAnArchiveHasThem() throws IOException {
        Path archive = folder.resolve(NAME + ".zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
            zip.setComment(NAME + " " + NUMBER);
            for (Path photograph : files(procedure)) {
                ZipEntry entry = new ZipEntry(NAME + "/" + NUMBER + "/" + photograph.getFileName());
                entry.setComment(NAME);
                entry.setExtra(extra());
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(photograph));
            }
        }

        CommandRun run = audit(archive, "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.json().get("pictures").size()).isEqualTo(5);
        assertNotPlanted(run.out());
        assertNothingInReports();
    }

    @Test
    void noOutputOfAUnitOrOfAMapHasThem() throws IOException {
        Path unit = Files.createDirectories(folder.resolve("unit"));
        Files.move(procedure, unit.resolve(procedure.getFileName()));
        Path table = Files.writeString(
                folder.resolve("unit.csv"),
                "procedure,patient,room\nunit/" + procedure.getFileName() + "," + NAME + ",2\n");

        CommandRun summed = CommandRun.good(
                "audit-unit",
                table,
                "--protocol",
                "hyperkvasir-lower",
                "--by",
                "room",
                "--gallery",
                gallery,
                "--key",
                folder.resolve("key"),
                "--out",
                out,
                "--reports",
                "html,json,csv,pdf,fhir");
        CommandRun mapped = CommandRun.good(
                "map",
                "--gallery",
                gallery,
                "--procedure",
                unit.resolve(procedure.getFileName()),
                "--out",
                out.resolve("map"));

        assertNotPlanted(summed.out() + summed.errors() + mapped.out() + mapped.errors());
        List<Path> written = files(out);
        assertThat(written).hasSize(6 + FORMS.size() + 2);
        for (Path file : written) {
            assertNotPlanted(out.relativize(file).toString());
            assertNotPlanted(text(Files.readAllBytes(file)));
            if (file.toString().endsWith(".pdf")) {
                assertNothingIn(file);
            }
        }
    }

    /** What the user typed comes back on the terminal, and only that: it is the user's own. */
    @Test
    void theTerminalShowsThePathThatWasTypedAndNoMore() throws IOException {
        CommandRun run = audit(procedure);

        assertThat(run.out()).startsWith(procedure + ": ");
        assertNotPlanted(run.out().substring(procedure.toString().length()));
        assertNotPlanted(run.errors());
    }

    @Test
    void aFileThatCannotBeReadIsNamedOnStandardErrorAlone() throws IOException {
        DrawnPictures.truncated(procedure.resolve(NAME + "-broken.jpg"));

        CommandRun run = audit(procedure, "--json");

        assertThat(run.errors()).contains(NAME + "-broken.jpg");
        assertNotPlanted(run.out());
        assertNothingInReports();
    }

    /** Names of files and folders are facts of a gallery; what lies within its files is not. */
    @Test
    void whatLiesWithinAddedPicturesIsInNoFileOfAGallery() throws IOException {
        Path more = Files.createDirectories(folder.resolve("more/polyp"));
        Files.write(more.resolve("1.jpg"), planted(Color.BLUE, 300));
        Files.write(more.resolve("2.png"), plantedPng(Color.BLUE, 301));
        CommandRun.good("gallery", "add", gallery, "--data", more.getParent());

        Path export = folder.resolve("export");
        CommandRun.good("gallery", "export", gallery, "--out", export);
        List<Path> files = new ArrayList<>(files(gallery));
        files.addAll(files(export));
        assertThat(files).hasSizeGreaterThan(3);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            assertNotPlanted(text(bytes));
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes)))
                    .as("a picture at %s", file)
                    .isNull();
        }
    }

    private CommandRun audit(Path place, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("audit", place, "--protocol", "hyperkvasir-lower"));
        arguments.addAll(List.of("--gallery", gallery, "--key", folder.resolve("key"), "--out", out));
        arguments.addAll(List.of("--formats", "html,json,csv,pdf,fhir"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private void assertNothingInReports() throws IOException {
        List<Path> reports = files(out);
        assertThat(reports).hasSameSizeAs(FORMS);
        for (Path report : reports) {
            assertNotPlanted(report.getFileName().toString());
            byte[] bytes = Files.readAllBytes(report);
            assertNotPlanted(text(bytes));
            if (report.toString().endsWith(".html")) {
                assertNoLetters(PICTURE.matcher(Files.readString(report))
                        .results()
                        .map(one -> Base64.getDecoder().decode(one.group(1)))
                        .toList());
            } else if (report.toString().endsWith(".pdf")) {
                assertNothingIn(report);
            }
        }
    }

    private static void assertNothingIn(Path pdf) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        try (PdfReader document = new PdfReader(pdf.toString())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                assertNotPlanted(new PdfTextExtractor(document).getTextFromPage(page));
            }
            for (int i = 0; i < document.getXrefSize(); i++) {
                if (document.getPdfObject(i) instanceof PRStream stream) {
                    boolean picture = PdfName.DCTDECODE.equals(stream.get(PdfName.FILTER));
                    if (picture) {
                        pictures.add(PdfReader.getStreamBytesRaw(stream));
                    } else {
                        assertNotPlanted(text(PdfReader.getStreamBytes(stream)));
                    }
                }
            }
        }
        assertNoLetters(pictures);
    }

    /** Photographs, and the gallery's pictures beside them. */
    private static void assertNoLetters(List<byte[]> pictures) throws IOException {
        assertThat(pictures).hasSizeGreaterThan(8);
        for (byte[] jpeg : pictures) {
            assertNotPlanted(text(jpeg));
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            // That of the DICOM file is a small drawing, with white in it.
            assertThat(picture.getWidth() < SMALLEST ? 0 : NamedFrame.white(picture))
                    .isZero();
        }
    }

    private static void assertNotPlanted(String text) {
        for (String planted : PLANTED) {
            assertThat(text).doesNotContainIgnoringCase(planted);
        }
    }

    /** Letters of one byte, and those of two, which have a zero between them. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** In EXIF, XMP and a comment, and written beside the field of view. */
    private static byte[] planted(Color color, int seed) throws IOException {
        byte[] both = (NAME + " " + NUMBER).getBytes(StandardCharsets.US_ASCII);
        byte[] jpeg = encoded(color, seed, "jpeg");
        String xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description"
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" dc:creator=\"" + NAME + "\"/></rdf:RDF></x:xmpmeta>";
        jpeg = ExifBytes.jpegWith(jpeg, 0xfe, both);
        jpeg = ExifBytes.jpegWith(jpeg, 0xe1, xmp.getBytes(StandardCharsets.UTF_8));
        return exif(both).inJpeg(jpeg);
    }

    private static ExifBytes exif(byte[] both) {
        byte[] comment = ByteBuffer.allocate(8 + both.length)
                .put("ASCII\0\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(both)
                .array();
        return new ExifBytes()
                .first(0x010e, NAME + " " + NUMBER)
                .first(0x013b, NAME)
                .first(0x9c9d, NAME.getBytes(StandardCharsets.UTF_16LE))
                .exif(0x9286, comment)
                .gps(0x001b, comment)
                .taken("2019:08:17 13:47:58");
    }

    /** In a text chunk and in EXIF. */
    private static byte[] plantedPng(Color color, int seed) throws IOException {
        byte[] png = encoded(color, seed, "png");
        byte[] both = (NAME + " " + NUMBER).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(png, 0, 33);
        file.writeBytes(chunk("tEXt", ("Author\0" + NAME).getBytes(StandardCharsets.US_ASCII)));
        file.writeBytes(chunk("eXIf", exif(both).tiff()));
        file.writeBytes(Arrays.copyOfRange(png, 33, png.length));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] body = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(content.length)
                .put(body)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] encoded(Color color, int seed, String format) throws IOException {
        BufferedImage frame = NamedFrame.round(color, seed, true);
        assertThat(NamedFrame.white(frame)).isGreaterThan(50);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(frame, format, out);
        return out.toByteArray();
    }

    /** A field of an entry that no program knows. */
    private static byte[] extra() {
        byte[] name = NAME.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(4 + name.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x4141)
                .putShort((short) name.length)
                .put(name)
                .array();
    }
}
