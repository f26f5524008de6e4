package io.retroflex.evaluation.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A page that leads to others: what was done, step by step, each with the command that does it again.
 *
 * @param title of the page
 * @param lead a sentence or two below it
 * @param steps in their order
 * @param next commands for the reader's own, and what each is for
 */
public record ContentsPage(String title, String lead, List<Step> steps, List<Hint> next) {
    /**
     * A step.
     *
     * @param text what came of it
     * @param command that does it
     * @param picture of it, relative to the page
     * @param page that shows it, relative to this one
     */
    public record Step(String title, String text, String command, Optional<String> picture, Optional<Link> page) {}

    /** A link, relative to the page. */
    public record Link(String name, String target) {}

    /** A command, and what it is for. */
    public record Hint(String purpose, String command) {}

    /**
     * Writes the page.
     *
     * @param target an {@code .html} file, or a folder, in which it becomes {@code index.html}
     * @return the file that was written
     */
    public Path write(Path target) throws IOException {
        return new PageFile(ContentsPage.class).write(target, "contents.jte", this);
    }
}
