package io.retroflex.evaluation.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Writes pages from the templates that were compiled into a package. */
public final class PageFile {
    private final TemplateEngine templates;

    /** With the templates of a class's package. */
    public PageFile(Class<?> beside) {
        templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, beside.getClassLoader(), beside.getPackageName());
    }

    /**
     * Writes a page; what stood there before is replaced only once the new page is whole.
     *
     * @param target an {@code .html} file, or a folder, in which it becomes {@code index.html}; made if it is not there
     * @param template of the page
     * @param page what the template shows
     * @return the file that was written
     */
    public Path write(Path target, String template, Object page) throws IOException {
        Path name = target.getFileName();
        boolean isFile =
                name != null && name.toString().toLowerCase(Locale.ROOT).endsWith(".html");
        Path file = (isFile ? target : target.resolve("index.html")).toAbsolutePath();
        Files.createDirectories(file.resolveSibling(""));
        // Beside the page rather than as a temporary file, which only its owner could read.
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                templates.render(template, page, new WriterOutput(writer));
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return file;
    }
}
