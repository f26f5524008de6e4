package io.retroflex.audit.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.audit.procedure.ProcedureException;
import io.retroflex.audit.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of a unit's audits. */
class UnitJournalTest {
    private static final UnitSetup SETUP = new UnitSetup("protocol 1", "model 1", "gallery 1");
    private static final UnitRow FIRST = Units.row("first", Verdict.DOCUMENTED);
    private static final UnitRow SECOND = Units.row("second", Verdict.NOT_FOUND);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("new/audits.jsonl");
        try (UnitJournal journal = UnitJournal.open(file, SETUP)) {
            journal.add(FIRST);
            journal.add(SECOND);
        }
    }

    @Test
    void anAuditThatWasAddedIsThereWhenItIsOpenedAgain() throws IOException {
        try (UnitJournal journal = UnitJournal.open(file, SETUP)) {
            assertThat(journal.size()).isEqualTo(2);
            assertThat(journal.row(FIRST.stamp())).contains(FIRST);
            assertThat(journal.row(SECOND.stamp())).contains(SECOND);
            assertThat(journal.row("another")).isEmpty();
        }
    }

    @Test
    void aLineThatWasNotWhollyWrittenIsCutOffWhereverItEnds() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int secondBegins =
                Files.readString(file).lastIndexOf('{', Files.readString(file).indexOf("second") - 1);

        for (int length = secondBegins + 1; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (UnitJournal journal = UnitJournal.open(file, SETUP)) {
                assertThat(journal.size()).isEqualTo(1);
                journal.add(SECOND);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void filesThatAreAuditedAlreadyAreNotAddedAgain() throws IOException {
        byte[] before = Files.readAllBytes(file);

        try (UnitJournal journal = UnitJournal.open(file, SETUP)) {
            journal.add(FIRST);
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void auditsThatWereMadeByAnotherModelDoNotBelongToIt() {
        assertThatThrownBy(() -> UnitJournal.open(file, new UnitSetup("protocol 1", "model 2", "gallery 2")))
                .isInstanceOf(ProcedureException.class)
                .hasMessageContaining("another model and gallery")
                .hasMessageContaining("name another --out");
    }

    @Test
    void aDamagedLineIsNamedAndNothingIsLost() throws IOException {
        Files.writeString(file, "{\"procedure\":7}\n", StandardOpenOption.APPEND);
        List<String> before = Files.readAllLines(file);

        assertThatThrownBy(() -> UnitJournal.open(file, SETUP)).hasMessageContaining("line 4 is no audit");
        assertThat(Files.readAllLines(file)).isEqualTo(before);
    }

    @Test
    void oneWritesItAtATime() throws IOException {
        try (UnitJournal journal = UnitJournal.open(file, SETUP)) {
            assertThat(journal.size()).isEqualTo(2);
            assertThatThrownBy(() -> UnitJournal.open(file, SETUP)).hasMessageContaining("another audit is writing it");
        }
    }
}
