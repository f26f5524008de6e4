package io.retroflex.evaluation.report;

import io.retroflex.evaluation.Ablation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** Writes an ablation as one HTML page with its style and charts inside. */
public final class AblationReport {
    private AblationReport() {}

    /**
     * Writes the page; what stood there before is replaced only once the new page is whole.
     *
     * @param target an {@code .html} file, or a folder, in which it becomes {@code index.html}; made if it is not there
     * @param date of the ablation
     * @return the file that was written
     */
    public static Path write(Path target, Ablation ablation, LocalDate date) throws IOException {
        return new PageFile(AblationReport.class).write(target, "ablation.jte", AblationPage.of(ablation, date));
    }
}
