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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a procedure that are kept together. */
class PackedFilesTest {
    private static final byte[] COLON = "the picture of a colon".getBytes(StandardCharsets.UTF_8);
    private static final byte[] STOMACH = "the picture of a stomach".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void filesComeBackAsTheyWerePutFromOneFileOfTheDisk() throws IOException {
        for (Seal seal : List.of(Seal.none(), seal())) {
            ProcedureFiles files = new ProcedureFiles(folder.resolve(seal.toString()), seal);
            keep(files, "ab12", "c1", COLON, "c2", STOMACH, "c3", new byte[0]);
            keep(files, "ab12", "c4", COLON);

            assertThat(files.get("ab12", "c1")).isEqualTo(COLON);
            try (FoundFiles found = files.find("ab12")) {
                assertThat(found.get("c1")).isEqualTo(COLON);
                assertThat(found.get("c2")).isEqualTo(STOMACH);
                assertThat(found.get("c3")).isEmpty();
                assertThat(found.get("c4")).isEqualTo(COLON);
                assertThat(found.has("c5")).isFalse();
            }
            assertThat(files.names("ab12")).hasSize(2).allMatch(name -> name.endsWith(".pack"));
            assertThat(files.has("ab12", "c2")).isTrue();
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> files.get("ab12", "c5"));
        }
    }

    @Test
    void filesOfEarlierVersionsAreFoundBesideThem() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, seal());
        files.put("ab12", "c1", COLON);
        keep(files, "ab12", "c2", STOMACH);

        try (FoundFiles found = files.find("ab12")) {
            assertThat(found.get("c1")).isEqualTo(COLON);
            assertThat(found.get("c2")).isEqualTo(STOMACH);
            assertThat(found.has("c1")).isTrue();
        }
    }

    @Test
    void moreAreFoundThanMayBeOpenAtOnce() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        for (int i = 0; i < 100; i++) {
            keep(files, "ab12", "c" + i, new byte[] {(byte) i});
        }

        FoundFiles found = files.find("ab12");
        assertReadable(found);
        found.close();
        assertReadable(found);
    }

    private static void assertReadable(FoundFiles found) throws IOException {
        for (int i = 0; i < 100; i++) {
            assertThat(found.get("c" + i)).containsExactly(i);
        }
    }

    @Test
    void whatIsThereAlreadyIsNotWrittenAgain() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        files.put("ab12", "c1", COLON);
        keep(files, "ab12", "c2", STOMACH, "c2", STOMACH);

        keep(files, "ab12", "c1", COLON, "c2", STOMACH);

        assertThat(files.names("ab12")).hasSize(2).contains("c1");
        assertThat(Files.readString(pack(), StandardCharsets.ISO_8859_1)).containsOnlyOnce("stomach");
    }

    @Test
    void nothingIsSeenBeforeItIsKeptAndWhatIsNotKeptLeavesNothing() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        try (NewFiles fresh = files.begin("ab12")) {
            fresh.put("c1", COLON);
            assertThat(files.has("ab12", "c1")).isFalse();
        }

        assertThat(files.names("ab12")).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftGoesWhenMoreIsWrittenAndWhatIsUnderWayStays() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        keep(files, "ab12", "c1", COLON);
        Path left = pack().resolveSibling("0f8b1c5e-3f62-4e1a-9a55-0c1f2d3e4a5b.part");
        Files.write(left, STOMACH);

        try (NewFiles slow = files.begin("ab12")) {
            assertThat(left).doesNotExist();
            slow.put("c2", STOMACH);
            keep(files, "ab12", "c3", COLON);
            slow.keep();
        }

        assertThat(files.get("ab12", "c2")).isEqualTo(STOMACH);
        assertThat(files.names("ab12")).hasSize(3).allMatch(name -> name.endsWith(".pack"));
    }

    @Test
    void whatIsPutWhileItsProcedureIsDeletedIsGoneWithIt() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        keep(files, "ab12", "c1", COLON);
        try (NewFiles fresh = files.begin("ab12")) {
            fresh.put("c2", STOMACH);
            files.beginDeletion("ab12");
            assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(fresh::keep);
        }
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> files.get("ab12", "c1"));
        files.finishDeletion("ab12");

        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aPackThatIsCutShortIsToldByItsName() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        keep(files, "ab12", "c1", COLON, "c2", STOMACH);
        Path pack = pack();
        byte[] whole = Files.readAllBytes(pack);

        for (int length = 0; length < whole.length; length++) {
            Files.write(pack, Arrays.copyOf(whole, length));
            assertThatIOException()
                    .as("%d bytes", length)
                    .isThrownBy(() -> files.get("ab12", "c2"))
                    .withMessage(pack + ": it is damaged; put it back from a backup");
        }
    }

    @Test
    void besideADamagedPackTheOthersAreFoundAndItsFilesMayBePutAgain() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        keep(files, "ab12", "c1", COLON);
        Files.writeString(pack(), "nothing of it is left");
        keep(files, "ab12", "c2", STOMACH);
        assertThat(files.get("ab12", "c2")).isEqualTo(STOMACH);
        assertThatIOException().isThrownBy(() -> files.get("ab12", "c1")).withMessageContaining("it is damaged");

        keep(files, "ab12", "c1", COLON);

        assertThat(files.get("ab12", "c1")).isEqualTo(COLON);
    }

    @Test
    void noByteOfASealedPackCanBeChangedUnnoticed() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, seal());
        keep(files, "ab12", "c1", COLON);
        Path pack = pack();
        byte[] whole = Files.readAllBytes(pack);

        for (int i = 0; i < whole.length; i++) {
            for (int bits : new int[] {0x01, 0x80, 0xff}) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) bits;
                Files.write(pack, changed);
                assertThatIOException().as("byte %d", i).isThrownBy(() -> files.get("ab12", "c1"));
            }
        }
    }

    @Test
    void aFileOfAPackIsNotOpenedAsAnother() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, seal());
        keep(files, "ab12", "c1", COLON);
        Files.createDirectories(folder.resolve("ab/ab13"));
        Files.move(pack(), folder.resolve("ab/ab13/moved.pack"));

        assertThatIOException()
                .isThrownBy(() -> files.get("ab13", "c1"))
                .withMessage("ab13/c1: it was changed, or sealed with another key");
    }

    @Test
    void noNameOfAFileLeadsElsewhere() throws IOException {
        ProcedureFiles files = new ProcedureFiles(folder, Seal.none());
        try (NewFiles fresh = files.begin("ab12")) {
            assertThatIllegalArgumentException().isThrownBy(() -> fresh.put("../x", COLON));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> files.begin("../x"));
    }

    private static void keep(ProcedureFiles files, String procedure, Object... namesAndContents) throws IOException {
        try (NewFiles fresh = files.begin(procedure)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                fresh.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
            }
            fresh.keep();
        }
    }

    /** That of the procedure ab12. */
    private Path pack() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("ab/ab12"))) {
            return all.filter(file -> file.toString().endsWith(".pack"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Seal seal() throws IOException {
        Path file = folder.resolve("key");
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        return AesSeal.withKeyIn(file);
    }
}
