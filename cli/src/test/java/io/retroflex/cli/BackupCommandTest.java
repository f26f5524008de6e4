package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.retroflex.server.database.Database;
import io.retroflex.server.database.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backup and restore as commands. What is in a backup is tested where it is made. */
class BackupCommandTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path backup;

    @BeforeEach
    void prepare() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        backup = folder.resolve("backup.zip");
        Migrations.toNewest(Database.in(data));
        Files.writeString(data.resolve("pseudonym.key"), "key");
    }

    @Test
    void aBackupIsOneCommandAndSoIsRestoringIt() throws IOException {
        CommandRun made = CommandRun.good("backup", "--data", data, "--to", backup);
        JsonNode restored = CommandRun.good("restore", "--data", folder.resolve("again"), "--from", backup, "--json")
                .json();

        assertThat(made.out()).contains("backup.zip: 1 rows of", "and 1 files");
        assertThat(made.errors()).contains("it holds the service's keys");
        assertThat(restored.get("rows").get("account").longValue()).isZero();
        assertThat(restored.get("files").intValue()).isEqualTo(1);
        assertThat(folder.resolve("again/pseudonym.key")).hasContent("key");
        assertThat(folder.resolve("again/retroflex.mv.db")).exists();
    }

    @Test
    void whatIsInTheWayIsSaidInOneLine() throws IOException {
        Files.writeString(backup, "no backup");

        assertThat(CommandRun.of("backup", "--data", data, "--to", backup).errorLines())
                .containsExactly("retroflex: " + backup + " is there already; name another file");
        assertThat(CommandRun.of("restore", "--data", data, "--from", backup).errorLines())
                .hasSize(1)
                .first()
                .asString()
                .contains("it is no backup, or not all of it");
    }

    @Test
    void thePasswordIsInAFileAndOnOneLine() throws IOException {
        Path password = folder.resolve("password");
        Object[] call = {
            "backup",
            "--data",
            data,
            "--to",
            backup,
            "--database",
            "jdbc:postgresql://127.0.0.1:1/none",
            "--database-password-file",
            password
        };

        assertThat(CommandRun.of(call).errors()).contains("no file that can be read");
        Files.writeString(password, "one\ntwo\n");
        assertThat(CommandRun.of(call).errors()).contains("on one line");
        Files.writeString(password, "secret\n");
        assertThat(CommandRun.of(call).errorLines())
                .hasSize(1)
                .first()
                .asString()
                .contains("127.0.0.1:1/none cannot be opened", "look at its address")
                .doesNotContain("secret");
    }
}
