package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit knows what files are called, and why one could not be read; a report says it only if it is asked to. */
class NamesInReportsTest {
    @Test
    void pagesTablesAndJsonNameFilesOnlyIfTheyAreAskedFor(@TempDir Path folder) throws IOException {
        assertThat(page(folder, number -> "photograph " + number)).doesNotContain("Mustermann");
        assertThat(json(number -> "photograph " + number)).doesNotContain("Mustermann");
        assertThat(csv(number -> "photograph " + number)).doesNotContain("Mustermann");
        assertThat(page(folder, SampleAudit::fileName)).contains("Mustermann");
        assertThat(csv(SampleAudit::fileName)).contains("Mustermann");
        assertThat(json(SampleAudit::fileName)).contains("Mustermann");
    }

    private static String page(Path folder, IntFunction<String> nameOf) throws IOException {
        return Files.readString(
                new AuditPage(SampleAudit.audit(), SampleAudit.PROVENANCE, nameOf, neighbour -> Optional.empty())
                        .write(folder));
    }

    private static String csv(IntFunction<String> nameOf) {
        return AuditCsv.of(SampleAudit.audit(), SampleAudit.PROVENANCE, nameOf);
    }

    private static String json(IntFunction<String> nameOf) {
        return AuditJson.of(SampleAudit.audit(), SampleAudit.PROVENANCE, nameOf).toString();
    }
}
