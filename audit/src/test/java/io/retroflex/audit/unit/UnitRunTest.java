package io.retroflex.audit.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retroflex.audit.procedure.Procedure;
import io.retroflex.audit.procedure.Pseudonyms;
import io.retroflex.audit.report.SampleAudit;
import io.retroflex.audit.verdict.ProcedureAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audits of a unit's procedures, several at once. */
class UnitRunTest {
    private static final UnitSetup SETUP = new UnitSetup("p", "m", "g");
    private static final int PROCEDURES = 25;

    @TempDir
    private Path folder;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private Pseudonyms pseudonyms;

    @BeforeEach
    void prepare() throws IOException {
        for (int i = 1; i <= PROCEDURES; i++) {
            Files.createDirectories(folder.resolve("unit/case " + i));
            Files.writeString(folder.resolve("unit/case " + i + "/1.jpg"), "picture " + i);
        }
        pseudonyms = Pseudonyms.withKeyIn(folder.resolve("key"));
    }

    @Test
    void auditsComeInTheOrderOfTheProcedures() throws Exception {
        assertThat(names(run(this::audit))).isEqualTo(cases(1, PROCEDURES));
        assertThat(told).isEqualTo(cases(1, PROCEDURES));
    }

    @Test
    void whatAnEarlierRunHasAuditedIsNotAuditedAgain() throws Exception {
        assertThatThrownBy(() -> run(procedure -> {
                    if (procedure.name().equals("case 20")) {
                        throw new IllegalStateException("the power fails");
                    }
                    return audit(procedure);
                }))
                .hasMessageContaining("the power fails");
        List<String> before = List.copyOf(told);
        asked.clear();
        told.clear();

        List<UnitAudit> audits = run(this::audit);

        assertThat(before).isEqualTo(cases(1, 19));
        assertThat(asked).containsExactlyInAnyOrderElementsOf(cases(20, PROCEDURES));
        assertThat(told).isEqualTo(cases(20, PROCEDURES));
        assertThat(names(audits)).isEqualTo(cases(1, PROCEDURES));
        assertThat(audits.stream().map(audit -> audit.row().procedure())).doesNotHaveDuplicates();
    }

    @Test
    void aProcedureThatHasAnotherPhotographNowIsAuditedAnew() throws Exception {
        run(this::audit);
        asked.clear();
        Files.writeString(folder.resolve("unit/case 3/2.jpg"), "one more");

        run(this::audit);

        assertThat(asked).containsExactly("case 3");
    }

    @Test
    void aLinkToAFolderIsThatFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("unit/linked"), folder.resolve("unit/case 1"));

        assertThat(names(run(this::audit))).contains("linked");
        asked.clear();
        Files.writeString(link.resolve("2.jpg"), "one more");
        run(this::audit);

        assertThat(asked).containsExactlyInAnyOrder("case 1", "linked");
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestGoesOn() throws Exception {
        Files.delete(folder.resolve("unit/case 7/1.jpg"));

        List<UnitAudit> audits = run(this::audit);

        assertThat(audits).hasSize(PROCEDURES - 1);
        assertThat(refused).singleElement().asString().contains("case 7", "there is no picture in it");
    }

    @Test
    void aPlaceThatIsGoneIsToldAsWell() throws Exception {
        UnitProcedure gone = UnitProcedure.at(folder.resolve("gone"));
        try (UnitJournal journal = UnitJournal.open(folder.resolve("audits.jsonl"), SETUP)) {
            assertThat(new UnitRun(this::audit, journal, pseudonyms).run(List.of(gone), listener()))
                    .isEmpty();
        }

        assertThat(refused).singleElement().asString().contains("gone", "there is no such folder");
    }

    private List<UnitAudit> run(UnitRun.Auditing auditing) throws IOException, InterruptedException {
        try (UnitJournal journal = UnitJournal.open(folder.resolve("audits.jsonl"), SETUP)) {
            return new UnitRun(auditing, journal, pseudonyms)
                    .run(UnitProcedures.find(folder.resolve("unit"), List.of()).procedures(), listener());
        }
    }

    private ProcedureAudit audit(Procedure procedure) {
        asked.add(procedure.name());
        return SampleAudit.of(procedure.name());
    }

    private UnitRun.Listener listener() {
        return new UnitRun.Listener() {
            @Override
            public void audited(Procedure procedure, ProcedureAudit audit) {
                told.add(procedure.name());
            }

            @Override
            public void refused(String reason) {
                refused.add(reason);
            }

            @Override
            public void at(int done) {}
        };
    }

    private static List<String> names(List<UnitAudit> audits) {
        return audits.stream().map(audit -> audit.row().procedure()).toList();
    }

    private static List<String> cases(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "case " + i).toList();
    }
}
