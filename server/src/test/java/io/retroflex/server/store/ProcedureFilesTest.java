package io.retroflex.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of procedures on the disk. */
class ProcedureFilesTest {
    private static final byte[] CONTENT = "the picture of a colon".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void aFileComesBackAsItWasPut() throws IOException {
        for (Seal seal : List.of(Seal.none(), seal("1"))) {
            ProcedureFiles files = new ProcedureFiles(folder.resolve(seal.toString()), seal);
            files.put("ab12", "cd34", CONTENT);
            files.put("ab12", "cd34", CONTENT);
            files.settle("ab12");

            assertThat(files.get("ab12", "cd34")).isEqualTo(CONTENT);
        }
    }

    @Test
    void whatCannotBePutLeavesNothingUnfinished() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        Files.createDirectories(folder.resolve("ab/ab12/cd34/in-the-way"));

        assertThatIOException().isThrownBy(() -> files.put("ab12", "cd34", CONTENT));

        assertThat(files.names("ab12")).containsExactly("cd34");
    }

    @Test
    void whoHasTheDiskAndNotTheKeySeesNothing() throws IOException {
        new ProcedureFiles(folder, seal("1")).put("ab12", "cd34", CONTENT);

        assertThat(new String(Files.readAllBytes(only()), StandardCharsets.ISO_8859_1))
                .doesNotContain("picture");
        assertThatIOException()
                .isThrownBy(() -> new ProcedureFiles(folder, seal("2")).get("ab12", "cd34"))
                .withMessageContaining("another key");
    }

    @Test
    void aSealedFileThatWasChangedOrLiesElsewhereIsNotOpened() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, seal("1"));
        files.put("ab12", "cd34", CONTENT);
        Files.copy(only(), only().resolveSibling("cd35"));
        assertThatIOException().isThrownBy(() -> files.get("ab12", "cd35"));
        Files.delete(folder.resolve("ab/ab12/cd35"));
        byte[] sealed = Files.readAllBytes(only());

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            Files.write(only(), changed);
            assertThatIOException().as("byte %d", i).isThrownBy(() -> files.get("ab12", "cd34"));
        }
    }

    @Test
    void deletingAProcedureLeavesNothingOfItAndAllOfTheOthers() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        files.put("ab12", "cd34", CONTENT);
        files.put("ab12", "audit", CONTENT);
        files.put("ab13", "cd34", CONTENT);

        files.beginDeletion("ab12");
        assertThat(files.begun()).containsExactly("ab12");
        files.put("ab12", "late", CONTENT);
        files.deleteLate("ab12");
        assertThat(files.has("ab12", "late")).isFalse();
        assertThat(files.isBegun("ab12")).as("it is still to be finished").isTrue();
        files.put("ab12", "later", CONTENT);
        files.finishDeletion("ab12");

        assertThat(files.begun()).isEmpty();
        assertThat(files.isBegun("ab12")).isFalse();
        assertThat(Files.exists(folder.resolve("ab/ab12"))).isFalse();
        assertThat(files.get("ab13", "cd34")).isEqualTo(CONTENT);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> files.get("ab12", "cd34"));
    }

    @Test
    void severalMayFinishTheSameDeletion() throws Exception {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        for (int i = 0; i < 300; i++) {
            files.put("ab12", "photograph-" + i, CONTENT);
        }
        files.beginDeletion("ab12");

        List<Callable<Boolean>> erasers = Collections.nCopies(8, () -> {
            files.finishDeletion("ab12");
            return files.begun().isEmpty();
        });
        try (ExecutorService all = Executors.newFixedThreadPool(erasers.size())) {
            for (Future<Boolean> eraser : all.invokeAll(erasers)) {
                assertThat(eraser.get()).isTrue();
            }
        }
    }

    @Test
    void aDeletionThatWasBegunIsKnownAfterARestartWhateverWasThere() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        files.put("ab12", "cd34", CONTENT);
        files.beginDeletion("ab12");
        files.beginDeletion("ab12");
        files.beginDeletion("ef56");

        ProcedureFiles restarted = new ProcedureFiles(folder, Seal.none());
        assertThat(restarted.begun()).containsExactlyInAnyOrder("ab12", "ef56");
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> restarted.get("ab12", "cd34"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "a\\b", "A", "a\0", "-a", "a\n"})
    void noNameLeadsOutOfTheFolder(String name) {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());

        assertThatIllegalArgumentException().isThrownBy(() -> files.put("ab12", name, CONTENT));
        assertThatIllegalArgumentException().isThrownBy(() -> files.beginDeletion(name));
    }

    @Test
    void whatIsNoKeyIsRefusedWithTheWayToMakeOne() throws IOException {
        Path file = folder.resolve("key");
        for (String text : List.of("", "not Base64!", Base64.getEncoder().encodeToString(new byte[16]))) {
            Files.writeString(file, text);
            assertThatIOException()
                    .isThrownBy(() -> AesSeal.withKeyIn(file))
                    .withMessageContaining(file.toString())
                    .withMessageContaining("openssl rand -base64 32");
        }
    }

    private Path only() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && file.endsWith("cd34"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Seal seal(String seed) throws IOException {
        byte[] key = new byte[32];
        new Random(seed.hashCode()).nextBytes(key);
        Path file = Files.createTempFile("retroflex-key-", "");
        try {
            Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
            return AesSeal.withKeyIn(file);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFileIsDeletedByItselfAndTheOthersStay() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        assertThat(files.names("ab12")).isEmpty();
        files.put("ab12", "one", CONTENT);
        files.put("ab12", "other", CONTENT);

        files.delete("ab12", "one");
        files.delete("ab12", "one");

        assertThat(files.names("ab12")).containsExactly("other");
        assertThat(files.has("ab12", "one")).isFalse();
        assertThat(files.has("ab12", "other")).isTrue();
    }
}
