package io.retroflex.audit.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
    private static final List<String> IDS = List.of("b2", "a1");

    @TempDir
    private Path folder;

    @Test
    void theSamePhotographsHaveTheSamePseudonymInAnyOrder() throws IOException {
        Path key = folder.resolve("settings/key");

        String first = Pseudonyms.withKeyIn(key).of(IDS);

        assertThat(first).matches("procedure-[0-9a-f]{12}");
        assertThat(Pseudonyms.withKeyIn(key).of(List.of("a1", "b2", "a1"))).isEqualTo(first);
        assertThat(Pseudonyms.withKeyIn(key).of(List.of("a1"))).isNotEqualTo(first);
    }

    @Test
    void anotherKeyGivesAnotherPseudonym() throws IOException {
        assertThat(Pseudonyms.withKeyIn(folder.resolve("one")).of(IDS))
                .isNotEqualTo(Pseudonyms.withKeyIn(folder.resolve("other")).of(IDS));
    }

    @Test
    void theKeyIsForItsOwnerAlone() throws IOException {
        Path key = folder.resolve("key");

        Pseudonyms.withKeyIn(key);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoKeyIsRefusedAndLeftAlone() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "abcd");

        assertThatThrownBy(() -> Pseudonyms.withKeyIn(key))
                .isInstanceOf(ProcedureException.class)
                .hasMessageContaining(key + ": it holds no key of 32 bytes");
        assertThat(key).hasContent("abcd");
    }
}
