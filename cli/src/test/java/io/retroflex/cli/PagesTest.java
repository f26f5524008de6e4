package io.retroflex.cli;

import io.retroflex.audit.browser.Browser;
import io.retroflex.evaluation.report.ContentsPage;
import io.retroflex.vision.model.SmallModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages that commands write are for everybody: axe-core finds nothing in them. */
class PagesTest {
    @AutoClose
    private static Browser browser;

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path model;
    private static Path gallery;

    @BeforeAll
    static void prepare() throws IOException {
        browser = Browser.start();
        model = SmallModel.write(folder.resolve("small"), 16);
        data = DrawnPictures.three(folder.resolve("data"), 9);
        gallery = folder.resolve("gallery");
        CommandRun.good("gallery", "build", "--data", data, "--model", model, "--out", gallery);
    }

    @Test
    void thePageOfASearch() throws IOException {
        Path page = folder.resolve("search.html");
        CommandRun.good("search", "--gallery", gallery, "--page", page, anyPicture());

        browser.assertAccessible(page);
    }

    @Test
    void theMapOfAGallery() throws IOException {
        Path out = folder.resolve("map");
        CommandRun.good("map", "--gallery", gallery, "--procedure", data.resolve("polyp"), "--out", out);

        browser.assertAccessible(out.resolve("map.html"));
    }

    @Test
    void theReportOfAnEvaluation() throws IOException {
        Path report = folder.resolve("report");
        CommandRun.good("evaluate", "--data", data, "--model", model, "--report", report);

        browser.assertAccessible(report.resolve("report.html"));
    }

    @Test
    void theContentsOfADemo() throws IOException {
        ContentsPage contents = new ContentsPage(
                "A demonstration",
                "Everything was made here.",
                List.of(new ContentsPage.Step(
                        "A step",
                        "What comes of it",
                        "retroflex search",
                        Optional.of("scenes.jpg"),
                        Optional.of(new ContentsPage.Link("Open the page", "search.html")))),
                List.of(new ContentsPage.Hint("And yours?", "retroflex search PHOTOGRAPH")));

        browser.assertAccessible(contents.write(folder.resolve("contents.html")));
    }

    private static Path anyPicture() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
