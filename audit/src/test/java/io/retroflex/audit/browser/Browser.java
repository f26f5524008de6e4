package io.retroflex.audit.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's Chromium, driven by Playwright; nothing is downloaded. Tests are skipped where there is none. */
public final class Browser implements AutoCloseable {
    /** What every page has to keep, and what axe-core's makers recommend besides. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts it. */
    public static Browser start() {
        Optional<Path> found = Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no Chromium: install it, or name it in the environment variable CHROMIUM");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(found.orElseThrow())
                // A container's root may not have Chromium's sandbox; the pages are our own.
                .setArgs(List.of("--no-sandbox"));
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /** An empty tab of a size. */
    public Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme));
        return context.newPage();
    }

    /** Looks at a file at the widths of a desk and of a phone, in light and in dark: axe-core finds nothing, nothing scrolls sideways. */
    public void assertAccessible(Path file) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1100, 400, 320)) {
                Page page = page(width, 900, scheme);
                page.navigate(file.toUri().toString());
                assertAccessible(page);
                page.context().close();
            }
        }
    }

    /** Of the page as it is now. */
    public static void assertAccessible(Page page) {
        String where = page.url() + " at " + page.viewportSize().width;
        // What a page keeps to is not listed, and what was found is not put together in a tab of its own, as for pages
        // with frames,
        // of which we have none: both take longer than to look.
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        List<String> violations = new AxeBuilder(page)
                .options(options).withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Browser::words)
                        .toList();
        assertThat(violations).as(where).isEmpty();
        Object widest = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) widest).intValue())
                .as("the width of %s", where)
                .isLessThanOrEqualTo(page.viewportSize().width);
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
