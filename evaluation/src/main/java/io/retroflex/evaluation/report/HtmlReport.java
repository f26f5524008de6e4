package io.retroflex.evaluation.report;

import io.retroflex.evaluation.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a result as one HTML page with its style and pictures inside. */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes the page; what stood there before is replaced only once the new page is whole.
     *
     * @param target an {@code .html} file, or a folder, in which it becomes {@code index.html}; made if it is not there
     * @return the file that was written
     */
    public static Path write(Path target, EvaluationResult result, ReportContext context) throws IOException {
        return new PageFile(HtmlReport.class).write(target, "report.jte", Page.of(result, context));
    }
}
