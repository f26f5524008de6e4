package io.retroflex.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.server.Samples;
import io.retroflex.server.TestDatabase;
import io.retroflex.server.backup.Contents.Part;
import io.retroflex.server.database.Migrations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Backups, of each database into each. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class BackupTest {
    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    static Stream<MigrationVersion> versions() {
        return Migrations.versions().stream();
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndFilesAreTheSameThereAndBackAgain(TestDatabase other) throws Exception {
        Kept first = Kept.samples(kind, folder.resolve("first"));
        BackupSummary made = first.backUp(folder.resolve("1.zip"));

        Kept second = Kept.nothing(other, folder.resolve("second")).restore(folder.resolve("1.zip"));
        second.backUp(folder.resolve("2.zip"));
        Kept third = Kept.nothing(kind, folder.resolve("third")).restore(folder.resolve("2.zip"));

        assertThat(made.rows()).containsEntry("account", 4L).containsEntry("token", 1L);
        assertThat(Samples.rows(third.database())).isEqualTo(Samples.rows(first.database()));
        Contents one = Kept.contents(folder.resolve("1.zip"));
        assertThat(Kept.contents(folder.resolve("2.zip")).tables()).isEqualTo(one.tables());
        assertThat(Kept.contents(folder.resolve("2.zip")).files()).isEqualTo(one.files());
        assertThat(one.files())
                .extracting(Part::name)
                .containsExactlyInAnyOrder("files/pseudonym.key", "files/pictures/ab/cdef", "files/accès.log");
        assertThat(third.folder().resolve("pictures/ab/cdef")).hasBinaryContent(new byte[] {0, 1, -1, 10, 13});
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsKeptToTheLastDigit(TestDatabase other) throws Exception {
        Kept first = Kept.samples(kind, folder.resolve("first"));
        addColumnOfEveryType(kind, first);
        first.execute("UPDATE token SET name = '\"\\ \u0001\u2028\ud83d\ude00 ä'");
        byte[] written = rowsOfTokens(first);

        Kept second = Kept.samples(other, folder.resolve("second"));
        addColumnOfEveryType(other, second);
        try (Connection connection = second.database().open();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM token");
            Rows.read(connection, tokens(connection), new ByteArrayInputStream(written));
        }

        assertThat(new String(written, UTF_8))
                .contains("\ud83d\ude00 ä")
                .endsWith(
                        "\"one\":-7,\"two\":\"0.1\",\"three\":\"0.1\",\"four\":\"12345678901234567890.0000000010\","
                                + "\"five\":\"0900-02-28\",\"six\":\"23:59:59\",\"seven\":\"2026-03-28T20:45:00.000001Z\","
                                + "\"eight\":\"AP8K\",\"nine\":\"01234567-89ab-cdef-0123-456789abcdef\",\"ten\":\"ä long one\",\"eleven\":null}\n");
        assertThat(rowsOfTokens(second)).isEqualTo(written);
    }

    private static void addColumnOfEveryType(TestDatabase kind, Kept kept) throws Exception {
        boolean h2 = kind == TestDatabase.H2;
        for (String column : List.of(
                "one SMALLINT DEFAULT -7",
                "two DOUBLE PRECISION DEFAULT 0.1",
                "three REAL DEFAULT 0.1",
                "four NUMERIC(30, 10) DEFAULT 12345678901234567890.0000000010",
                "five DATE DEFAULT DATE '0900-02-28'",
                "six TIME DEFAULT TIME '23:59:59'",
                "seven TIMESTAMP WITH TIME ZONE DEFAULT TIMESTAMP WITH TIME ZONE '2026-03-29 02:30:00.000001+05:45'",
                h2 ? "eight VARBINARY(9) DEFAULT X'00ff0a'" : "eight BYTEA DEFAULT '\\x00ff0a'",
                "nine UUID DEFAULT '01234567-89ab-cdef-0123-456789abcdef'",
                "ten TEXT DEFAULT 'ä long one'",
                "eleven TEXT")) {
            kept.execute("ALTER TABLE token ADD COLUMN " + column);
        }
    }

    private static byte[] rowsOfTokens(Kept kept) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Connection connection = kept.database().open()) {
            Rows.write(connection, tokens(connection), out);
        }
        return out.toByteArray();
    }

    private static Table tokens(Connection connection) throws Exception {
        return Tables.of(connection).stream()
                .filter(table -> table.name().equals("token"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNumberOfARowThatWasDeletedDoesNotComeAgain() throws Exception {
        Kept first = Kept.samples(kind, folder.resolve("first"));
        first.execute("DELETE FROM account WHERE id = 2");
        first.backUp(folder.resolve("1.zip"));
        Kept second = Kept.nothing(kind, folder.resolve("second")).restore(folder.resolve("1.zip"));

        second.execute("INSERT INTO account (name, password_hash, role, one_time, created)"
                + " VALUES ('new', '', 'VIEWER', FALSE, '2026-01-01 00:00:00')");

        assertThat(Samples.rows(second.database()).get("account"))
                .extracting(row -> row.get("id"))
                .containsExactly(1L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aBackupOfAnEarlierVersionIsRestoredIntoTheNewest(MigrationVersion version) throws Exception {
        Kept first = Kept.nothing(kind, Files.createDirectory(folder.resolve("first")));
        Samples.fill(first.database(), version);
        BackupSummary made = first.backUp(folder.resolve("1.zip"));

        Kept second = Kept.nothing(kind, folder.resolve("second")).restore(folder.resolve("1.zip"));
        BackupSummary again = second.backUp(folder.resolve("2.zip"));

        assertThat(made.schema()).isEqualTo(version.toString());
        assertThat(again.schema()).isEqualTo(Migrations.versions().getLast().toString());
        assertThat(again.rows()).containsAllEntriesOf(made.rows());
    }

    @Test
    void nobodyElseMayReadABackupNorWhatIsRestored() throws Exception {
        Kept.samples(kind, folder.resolve("first")).backUp(folder.resolve("1.zip"));
        Kept second = Kept.nothing(kind, folder.resolve("second")).restore(folder.resolve("1.zip"));

        assertThat(permissions(folder.resolve("1.zip"))).isEqualTo("rw-------");
        assertThat(permissions(second.folder())).isEqualTo("rwx------");
        assertThat(permissions(second.folder().resolve("pictures/ab"))).isEqualTo("rwx------");
        assertThat(permissions(second.folder().resolve("pseudonym.key"))).isEqualTo("rw-------");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aFailedBackupLeavesNoFile() throws Exception {
        Kept kept = Kept.samples(kind, folder.resolve("first"));
        kept.execute("CREATE TABLE odd (span INTERVAL DAY)");

        assertThatThrownBy(() -> kept.backUp(folder.resolve("backups/1.zip")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("odd.span");
        assertThat(folder.resolve("backups")).isEmptyDirectory();
    }

    @Test
    void linksAreFollowedAndOneThatLeadsNowhereIsNotPassedOver() throws Exception {
        Kept kept = Kept.samples(kind, folder.resolve("first"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("picture"), "picture");
        Path link = Files.createSymbolicLink(kept.folder().resolve("more"), elsewhere);

        kept.backUp(folder.resolve("1.zip"));
        Files.delete(link);
        Files.createSymbolicLink(link, folder.resolve("unmounted"));

        assertThat(Kept.contents(folder.resolve("1.zip")).files())
                .extracting(Part::name)
                .contains("files/more/picture");
        assertThatThrownBy(() -> kept.backUp(folder.resolve("2.zip")))
                .hasMessageContaining(link + " is a link to what is not there");
    }

    @Test
    void aBackupTakesTheNameOfNoOtherFileAndIsNotInWhatItSaves() throws Exception {
        Kept kept = Kept.samples(kind, folder.resolve("first"));
        Path there = Files.writeString(folder.resolve("there"), "precious");

        assertThatThrownBy(() -> kept.backUp(there)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> kept.backUp(kept.folder().resolve("new/1.zip")))
                .hasMessageContaining("outside of");
        assertThat(there).hasContent("precious");
    }

    @Test
    void whatHoldsNoDataOfAServiceIsNotBackedUp() throws Exception {
        Kept none = Kept.nothing(kind, Files.createDirectory(folder.resolve("none")));

        assertThatThrownBy(() -> none.backUp(folder.resolve("1.zip")))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(".*(there is no database|the database has no data of Retroflex).*");
        assertThat(none.folder()).isEmptyDirectory();
        assertThatThrownBy(() -> Kept.nothing(kind, folder.resolve("no")).backUp(folder.resolve("1.zip")))
                .hasMessageContaining("there is no such folder");
    }

    @Test
    void aFileOfH2ThatSomebodyHasOpenIsSaidToBeSo() throws Exception {
        Kept kept = Kept.samples(TestDatabase.H2, folder.resolve("first"));
        try (FileChannel channel =
                FileChannel.open(kept.folder().resolve("retroflex.mv.db"), StandardOpenOption.WRITE)) {
            channel.lock();

            assertThatThrownBy(() -> kept.backUp(folder.resolve("1.zip")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process has the database open")
                    .hasMessageContaining("End the other first");
        }
    }
}
