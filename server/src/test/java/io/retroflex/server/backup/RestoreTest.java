package io.retroflex.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.server.Samples;
import io.retroflex.server.TestDatabase;
import io.retroflex.server.backup.Contents.Part;
import io.retroflex.server.backup.Contents.TablePart;
import io.retroflex.server.database.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not restored, and that nothing of it stays. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RestoreTest {
    private static final String NEWEST = Migrations.versions().getLast().toString();

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private Path backup;
    private Kept target;

    @BeforeEach
    void prepare() {
        backup = folder.resolve("backup.zip");
        target = Kept.nothing(kind, folder.resolve("target"));
    }

    @Test
    void aByteThatIsNotAsItWasIsFoundOrDoesNotMatter() throws Exception {
        Kept first = Kept.samples(TestDatabase.H2, folder.resolve("first"));
        first.backUp(backup);
        Contents contents = Kept.contents(backup);
        byte[] sound = Files.readAllBytes(backup);
        Path damaged = folder.resolve("damaged.zip");
        int refused = 0;
        for (int i = 0; i < sound.length; i += 11) {
            byte[] bytes = sound.clone();
            bytes[i] ^= 0x10;
            Files.write(damaged, bytes);
            // A time or an attribute in the archive's own headers may be another: then all else is as it was.
            try (ArchiveReader archive = new ArchiveReader(damaged)) {
                archive.verify();
                assertThat(archive.contents()).isEqualTo(contents);
            } catch (BackupException e) {
                refused++;
                assertThatThrownBy(() -> target.restore(damaged)).isInstanceOf(BackupException.class);
                assertNothingIsThere();
            }
        }
        assertThat(refused).isGreaterThan(sound.length / 11 / 2);
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() throws Exception {
        Kept.samples(TestDatabase.H2, folder.resolve("first")).backUp(backup);
        byte[] sound = Files.readAllBytes(backup);
        for (int length : List.of(0, 10, sound.length / 2, sound.length - 1)) {
            Files.write(backup, Arrays.copyOf(sound, length));

            assertRefused("it is no backup, or not all of it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files/../outside",
                "files/a/../../../outside",
                "files//outside",
                "files/./a",
                "files/a//b",
                "files/a/",
                "files/",
                "files/a\u0000b",
                "files/retroflex.mv.db",
                "outside"
            })
    void namesThatLeadOutOfTheFolderOrIntoTheDatabaseAreRefused(String name) throws Exception {
        try (ArchiveWriter archive = writer()) {
            archive.finish(contents(NEWEST, List.of(), List.of(archive.put(name, out -> out.write(1)))));
        }

        assertRefused("is no name of a file");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void whatUnpacksToMoreThanIsSaidOrThanThereIsRoomIsRefused() throws Exception {
        byte[] zeros = new byte[1 << 20];
        for (long said : new long[] {10, (1 << 20) + 1, Long.MAX_VALUE}) {
            Files.deleteIfExists(backup);
            try (ArchiveWriter archive = writer()) {
                Part part = archive.put("files/a", out -> out.write(zeros));
                Part other = archive.put("files/b", out -> out.write(zeros));
                archive.finish(contents(NEWEST, List.of(), List.of(new Part(part.name(), said, part.sha256()), other)));
            }

            assertRefused(said == Long.MAX_VALUE ? "there is no room" : "files/a is damaged");
        }
    }

    @Test
    void partsThatAreNotListedOrNotThereAreRefused() throws Exception {
        try (ArchiveWriter archive = writer()) {
            archive.put("files/more", out -> out.write(1));
            archive.finish(contents(NEWEST, List.of(), List.of()));
        }
        assertRefused("its parts are not those");

        Files.delete(backup);
        try (ArchiveWriter archive = writer()) {
            Part part = archive.put("files/a", out -> out.write(1));
            archive.finish(
                    contents(NEWEST, List.of(), List.of(part, new Part("files/b", part.bytes(), part.sha256()))));
        }
        assertRefused("its parts are not those");
    }

    @Test
    void aBackupOfANewerRetroflexIsRefused() throws Exception {
        try (ArchiveWriter archive = writer()) {
            archive.finish(contents("4711", List.of(), List.of()));
        }
        assertRefused("the backup has the schema 4711, and this Retroflex knows up to " + NEWEST);

        Files.delete(backup);
        try (ArchiveWriter archive = writer()) {
            archive.finish(new Contents(2, Instant.EPOCH, NEWEST, List.of(), List.of()));
        }
        assertRefused("it has the format 2");
    }

    @Test
    void rowsThatTheDatabaseRefusesLeaveNothingBehind() throws Exception {
        Kept first = Kept.samples(TestDatabase.H2, folder.resolve("first"));
        first.backUp(folder.resolve("sound.zip"));
        try (ArchiveReader sound = new ArchiveReader(folder.resolve("sound.zip"));
                ArchiveWriter archive = writer()) {
            List<TablePart> tables = new ArrayList<>();
            for (TablePart table : sound.contents().tables()) {
                // The token that is left is of an account that is not.
                boolean emptied = table.table().equals("account");
                Part part = archive.put(
                        table.part().name(), out -> out.write(emptied ? new byte[0] : bytes(sound, table.part())));
                tables.add(new TablePart(table.table(), emptied ? 0 : table.rows(), table.next(), part));
            }
            Part file = archive.put("files/a", out -> out.write(1));
            archive.finish(contents(NEWEST, tables, List.of(file)));
        }

        assertThatThrownBy(() -> target.restore(backup))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("could not be restored into the database");
        assertThat(target.folder()).isEmptyDirectory();
        if (kind != TestDatabase.H2) {
            assertThat(target.tables()).isEmpty();
        }
    }

    private static byte[] bytes(ArchiveReader archive, Part part) throws IOException {
        try (InputStream in = archive.open(part)) {
            return in.readAllBytes();
        }
    }

    @Test
    void nothingIsRestoredOverWhatIsThere() throws Exception {
        Kept.samples(TestDatabase.H2, folder.resolve("first")).backUp(backup);
        Kept there = Kept.samples(kind, folder.resolve("there"));
        Map<String, List<Map<String, Object>>> before = Samples.rows(there.database());

        assertThatThrownBy(() -> there.restore(backup)).hasMessageContaining("is not empty");
        if (kind != TestDatabase.H2) {
            Kept newFolder = new Kept(folder.resolve("new"), there.database());
            assertThatThrownBy(() -> newFolder.restore(backup)).hasMessageContaining("is not empty");
            assertThat(newFolder.folder()).doesNotExist();
        }
        assertThat(Samples.rows(there.database())).isEqualTo(before);
        assertThat(there.folder().resolve("pseudonym.key")).hasContent("0123");
    }

    @Test
    void whatIsNoBackupIsRefused() throws Exception {
        Files.writeString(backup, "{}", UTF_8);
        assertRefused("it is no backup");
        Files.delete(backup);
        assertRefused("there is no such file");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(backup))) {
            zip.putNextEntry(new ZipEntry("1.jpg"));
        }
        assertRefused("it has no backup.json");
    }

    private ArchiveWriter writer() throws IOException {
        return new ArchiveWriter(Files.createFile(backup));
    }

    private static Contents contents(String schema, List<TablePart> tables, List<Part> files) {
        return new Contents(Contents.FORMAT, Instant.EPOCH, schema, tables, files);
    }

    private void assertRefused(String reason) throws IOException, SQLException {
        assertThatThrownBy(() -> target.restore(backup))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(reason);
        assertNothingIsThere();
    }

    private void assertNothingIsThere() throws IOException, SQLException {
        assertThat(target.folder()).doesNotExist();
        if (kind != TestDatabase.H2) {
            assertThat(target.tables()).isEmpty();
        }
    }
}
