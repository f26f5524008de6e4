package io.retroflex.audit.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.vision.dicom.DicomFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the photographs of a procedure are found. */
class ProcedureReaderTest {
    @TempDir
    private Path folder;

    @Test
    void photographsComeInTheOrderInWhichAPersonCounts() throws IOException {
        for (String name : List.of("frame10.jpg", "frame9.jpg", "frame1.PNG", "sub/frame2.tif", "frame009a.jpg")) {
            write(folder.resolve(name));
        }

        assertThat(names(ProcedureReader.find(folder)))
                .containsExactly("frame1.PNG", "frame9.jpg", "frame009a.jpg", "frame10.jpg", "sub/frame2.tif");
    }

    @Test
    void whatIsNoPhotographIsPassedOver() throws IOException {
        for (String name :
                List.of("1.jpg", ".hidden.jpg", ".cache/2.jpg", "__MACOSX/1.jpg", "Thumbs.db", "report.pdf")) {
            write(folder.resolve(name));
        }

        assertThat(names(ProcedureReader.find(folder))).containsExactly("1.jpg");
    }

    @Test
    void anArchiveIsReadWithoutBeingUnpacked() throws IOException {
        Path archive = zip("a/2.jpg", "a/1.jpg", "a/", "a/notes.txt");

        Procedure procedure = ProcedureReader.find(archive);

        assertThat(procedure.name()).isEqualTo("study.zip");
        assertThat(names(procedure)).containsExactly("a/1.jpg", "a/2.jpg");
        assertThat(folder.toFile().list()).containsExactly("study.zip");
    }

    @Test
    void aPathThatLeadsOutOfAnArchiveLeadsNowhere() throws IOException {
        Path archive = zip("../../outside.jpg", "inside.jpg");

        assertThat(names(ProcedureReader.find(archive))).containsExactly("inside.jpg");
    }

    @Test
    void anEntryThatIsTooLargeIsRefusedWithoutBeingHeld() throws IOException {
        Path archive = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("1.jpg"));
            byte[] nothing = new byte[1 << 20];
            for (int i = 0; i < 80; i++) {
                zip.write(nothing);
            }
        }
        Photograph bomb = ProcedureReader.find(archive).photographs().getFirst();

        assertThatThrownBy(() -> bomb.content().read())
                .hasMessageContaining("bomb.zip!1.jpg")
                .hasMessageContaining("limit");
    }

    @Test
    void anArchiveThatUnpacksToManyTimesWhatItHasIsRefused() throws IOException {
        Path archive = zeros(5, 60);

        assertThatThrownBy(() -> ProcedureReader.find(archive))
                .hasMessageContaining("zeros.zip: it unpacks to 314572800 bytes, more than the limit of 268435456");
    }

    @Test
    void anEntryThatHoldsMoreThanItsArchiveSaysIsRefused() throws IOException {
        Photograph lying = claiming(24, 100);

        assertThatThrownBy(() -> lying.content().read())
                .hasMessageContaining("zeros.zip!0.jpg: it has more than the 100 bytes that its archive says");
    }

    @Test
    void anEntryThatEndsEarlyIsRefusedByItsName() throws IOException {
        Photograph early = claiming(20, 100);

        assertThatThrownBy(() -> early.content().read()).hasMessageContaining("zeros.zip!0.jpg: it cannot be unpacked");
    }

    /** A photograph of which its archive's directory says something at an offset: 20 has its packed size, 24 its size. */
    private Photograph claiming(int offset, int size) throws IOException {
        Path archive = zeros(1, 1);
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(archive)).order(ByteOrder.LITTLE_ENDIAN);
        int directory = file.getInt(file.limit() - 6);
        Files.write(archive, file.putInt(directory + offset, size).array());
        return ProcedureReader.find(archive).photographs().getFirst();
    }

    private Path zeros(int entries, int megabytes) throws IOException {
        Path archive = folder.resolve("zeros.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry(i + ".jpg"));
                for (int m = 0; m < megabytes; m++) {
                    zip.write(new byte[1 << 20]);
                }
            }
        }
        return archive;
    }

    @Test
    void nothingAndNoArchiveAreRefusedWithTheRemedy() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path broken = Files.writeString(folder.resolve("broken.zip"), "no archive");

        assertThatThrownBy(() -> ProcedureReader.find(empty)).hasMessageContaining("there is no picture in it");
        assertThatThrownBy(() -> ProcedureReader.find(broken)).hasMessageContaining("it is no ZIP archive, or damaged");
        assertThatThrownBy(() -> ProcedureReader.find(folder.resolve("nowhere")))
                .hasMessageContaining("there is no such folder or archive");
    }

    @Test
    void oneFileIsAProcedureOfOnePhotograph() throws IOException {
        write(folder.resolve("one.jpg"));

        assertThat(names(ProcedureReader.find(folder.resolve("one.jpg")))).containsExactly("one.jpg");
    }

    private static List<String> names(Procedure procedure) {
        return procedure.photographs().stream().map(Photograph::name).toList();
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, file.getFileName().toString());
    }

    private Path zip(String... names) throws IOException {
        Path archive = folder.resolve("study.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    @Test
    void dicomFilesGiveAPhotographAFrameWhateverTheyAreCalled() throws IOException {
        copy("jpeg-three.dcm", folder.resolve("IM0001"));
        copy("names.dcm", folder.resolve("IM0002.DCM"));
        write(folder.resolve("README"));

        Procedure procedure = ProcedureReader.find(folder);

        assertThat(names(procedure))
                .containsExactly("IM0001 frame 1", "IM0001 frame 2", "IM0001 frame 3", "IM0002.DCM");
        Photograph.Loaded second = procedure.photographs().get(1).content().read();
        assertThat(second.id()).endsWith("-2");
        assertThat(second.picture().width()).isGreaterThan(1);
    }

    @Test
    void aDicomFileThatIsRefusedSaysSoWhenItIsRead() throws IOException {
        copy("refused-video.dcm", folder.resolve("a.dcm"));
        write(folder.resolve("b.jpg"));

        Procedure procedure = ProcedureReader.find(folder);

        assertThat(names(procedure)).containsExactly("a.dcm", "b.jpg");
        assertThatThrownBy(() -> procedure.photographs().getFirst().content().read())
                .hasMessageStartingWith("a.dcm: ");
    }

    @Test
    void aFileThatIsTooLargeDoesNotKeepTheOthersFromBeingRead() throws IOException {
        write(folder.resolve("b.jpg"));
        try (FileChannel large =
                FileChannel.open(folder.resolve("a.dcm"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            large.write(ByteBuffer.wrap(new byte[1]), 200L << 20);
        }

        Procedure procedure = ProcedureReader.find(folder);

        assertThat(names(procedure)).containsExactly("a.dcm", "b.jpg");
        assertThatThrownBy(() -> procedure.photographs().getFirst().content().read())
                .hasMessageContaining("a.dcm")
                .hasMessageContaining("limit");
    }

    private static void copy(String fixture, Path target) throws IOException {
        try (InputStream in = DicomFile.class.getResourceAsStream(fixture)) {
            Files.copy(in, target);
        }
    }
}
