package io.retroflex.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.retroflex.audit.browser.Browser;
import io.retroflex.gallery.BoxedGallery;
import io.retroflex.server.RetroflexServer;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.ServerSettings;
import io.retroflex.server.Transport;
import io.retroflex.server.database.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A person uses the service in Chromium, from the first password to the signed audit, with the starter's gallery and forty
 * photographs: real ones where they lie beside the project, else scenes. With {@code -Dretroflex.screenshots=DIR} what they see is
 * kept there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceInABrowserTest {
    private static final int PHOTOGRAPHS = 40;
    private static final String PASSWORD = "a colon has six flexures";
    private static final double AUDIT_MILLISECONDS = 120_000;
    private static final Path REAL =
            Path.of(System.getProperty("retroflex.shared", "../shared")).resolve("data/hyperkvasir-lower-gi/images");
    private static final Pattern PROCEDURE = Pattern.compile(".*/procedures/[0-9a-f]{32}$");

    /** A command that has nothing to say. */
    @CommandLine.Command(name = "quiet")
    private static final class Quiet {
        @CommandLine.Mixin
        private Output output = new Output();

        @CommandLine.Mixin
        private NeighbourPictures pictures = new NeighbourPictures();
    }

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static AskedGallery asked;
    private static RetroflexServer server;
    private static Page page;
    private static final List<String> notes = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        Quiet command = new Quiet();
        new CommandLine(command)
                .parseArgs(Files.isDirectory(REAL) ? new String[] {"--pictures", REAL.toString()} : new String[0]);
        Output quiet = command.output;
        asked = AskedGallery.open(Optional.empty(), Optional.empty(), BoxedGallery::named, quiet);
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        server = RetroflexServer.start(
                new ServerSettings(
                        "127.0.0.1",
                        0,
                        data,
                        Database.in(data),
                        1000,
                        Optional.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Transport.PLAIN),
                new ServedGallery(
                        asked.gallery(),
                        asked.model(),
                        asked.provenance(),
                        new ServedPictures(command.pictures, quiet)),
                notes::add);
        page = browser.page(1280, 900, ColorScheme.LIGHT);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
            asked.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void theFirstPasswordServesToSetAnotherOneAndOnlyThenThePagesOpen() throws IOException {
        open("/procedures");
        look("sign-in");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in$"));
        signIn("admin", "wrong password");
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("wrong password");

        signIn("admin", firstPassword());
        assertThat(page).hasURL(Pattern.compile(".*/password$"));
        look("password");
        open("/procedures");
        assertThat(page).hasURL(Pattern.compile(".*/password$"));
        page.getByLabel("New password").fill(PASSWORD);
        page.getByLabel("The same again").fill(PASSWORD);
        button("Set password").click();
        signIn("admin", PASSWORD);

        assertThat(page).hasURL(Pattern.compile(".*/procedures$"));
    }

    @Test
    @Order(2)
    void fortyPhotographsAreSentAndTheAuditAppearsWhenItIsMade() throws IOException {
        look("procedures-empty");
        page.getByLabel("Photographs, DICOM files").setInputFiles(photographs().toArray(Path[]::new));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("2026/17");
        button("Audit").click();

        page.waitForURL(PROCEDURE);
        assertThat(page.locator("#stations-title"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(AUDIT_MILLISECONDS));
        assertThat(page.locator(".photographs li")).hasCount(PHOTOGRAPHS);
        assertThat(page.locator(".station")).hasCount(2);
        look("procedure");
    }

    @Test
    @Order(3)
    void aVerdictOpensItsPhotographsAndNeighboursSideBySide() throws IOException {
        Locator station = station();
        station.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Look closer"))
                .click();

        Locator evidence = station.locator(".evidence").first();
        assertThat(evidence.locator("ol li")).hasCount(5);
        assertThat(evidence.locator("ol figcaption").first()).containsText(Pattern.compile("0\\.\\d{3}"));
        look("procedure-closer");
    }

    @Test
    @Order(4)
    void anOverrideNeedsAReasonAndSaysWhoseItIs() throws IOException {
        station().getByText("Override").first().click();
        station().getByLabel("Verdict").selectOption("NOT_FOUND");
        Locator override = station()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Override and sign with my name"));
        override.click();
        assertThat(station().getByText("admin says")).hasCount(0);

        station().getByLabel("Reason").fill("that is the <b>sigmoid</b>");
        override.click();

        assertThat(station().getByText("admin says: that is the <b>sigmoid</b>"))
                .isVisible();
        assertThat(station().locator(".head .mark")).containsText("Not found");
        assertThat(page.locator("h1")).hasText("Incomplete");
        assertThat(page.locator(".history li")).hasCount(1);
    }

    @Test
    @Order(5)
    void aPhotographIsPlacedByDraggingItAndByTheKeyboard() throws IOException {
        Locator second = page.locator(".station").nth(1);
        station().locator(".thumbs img").first().dragTo(second.locator(".head"));
        assertThat(second.getByText("Shown by a photograph, says admin.")).isVisible();
        assertThat(second.locator(".head .mark")).containsText("Documented");

        Locator where = page.locator("#where-2");
        where.focus();
        where.selectOption("useless");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#photograph-2")).containsText("of no use, says admin");
    }

    @Test
    @Order(6)
    void aPhotographIsAddedToTheGalleryWhereItIsAndAnswersThere() throws IOException {
        Locator photograph = page.locator("#photograph-3");
        photograph.getByText("Add to the gallery").click();
        photograph.getByLabel("Label").selectOption("cecum");
        look("procedure-labelling");
        photograph.getByRole(AriaRole.BUTTON, named("Add to the gallery")).click();

        assertThat(photograph).containsText("Added. Searches ask it from now on");
        assertThat(photograph.locator(".labelled b")).hasText("cecum");
        assertThat(photograph.getByRole(AriaRole.LINK, named("Change"))).isFocused();

        open("/gallery?origin=SITE");
        Locator picture = page.locator(".photographs li");
        assertThat(picture).hasCount(1);
        assertThat(picture).containsText("Photograph 3 of 2026/17");
        picture.getByRole(AriaRole.LINK, named("Change")).click();
        look("gallery-labelling");
        picture.getByLabel("Label").selectOption("retroflex-rectum");
        picture.getByRole(AriaRole.BUTTON, named("Change the label")).click();
        assertThat(picture.locator(".labelled b")).hasText("retroflex-rectum");
        picture.getByRole(AriaRole.LINK, named("Change")).click();
        picture.getByRole(AriaRole.BUTTON, named("Remove")).click();
        assertThat(picture).containsText("it no longer answers");
        assertThat(picture.getByRole(AriaRole.BUTTON, named("Add it again"))).isFocused();
        look("gallery-removed");
        page.keyboard().press("Enter");
        assertThat(picture.locator(".labelled b")).hasText("retroflex-rectum");
    }

    @Test
    @Order(7)
    void whatTheSiteAddedHasAHistoryAndIsMeasured() throws IOException {
        open("/gallery/site");
        while (page.locator(".bars svg").count() == 0) {
            page.waitForTimeout(500);
            page.reload();
        }
        assertThat(page.locator(".bars svg")).hasCount(4);
        assertThat(page.locator(".history li")).containsText(new String[] {
            "added as retroflex-rectum",
            "removed (retroflex-rectum)",
            "label changed to retroflex-rectum",
            "added as cecum"
        });
        look("site");

        page.locator(".history a").first().click();
        assertThat(page.locator("h1")).hasText("Photograph 3");
        look("photograph");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2026/17"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*#photograph-3$"));
        assertThat(page.locator("#photograph-3 .labelled b")).hasText("retroflex-rectum");
    }

    @Test
    @Order(8)
    void whatIsSignedCannotBeChangedAndIsToBeHadAsADocument() throws IOException {
        button("Sign off").click();
        assertThat(page.locator(".facts").getByText("admin, ")).isVisible();
        assertThat(page.locator("select[name=where]")).hasCount(0);
        assertThat(page.getByText("Override")).hasCount(0);
        look("procedure-signed");

        Download pdf = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("PDF").setExact(true))
                .click());
        assertThat(Files.readString(pdf.path(), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    }

    @Test
    @Order(9)
    void theOtherPagesAreForEverybodyToo() throws IOException {
        for (String part : List.of("procedures", "gallery", "unit", "account", "log")) {
            open("/" + part);
            look(part);
        }
        open("/search");
        page.getByLabel("Picture").setInputFiles(photographs().getFirst());
        button("Search").click();
        assertThat(page.locator(".evidence ol li")).hasCount(12);
        look("search");
        page.locator(".evidence ol .like").first().click();
        assertThat(page.locator(".evidence > figure")).containsText("Labelled picture, shows ");
        assertThat(page.locator(".evidence ol li")).hasCount(12);
        look("search-by-id");
        open("/procedures/" + "0".repeat(32));
        assertThat(page.locator("h1")).hasText("There is no such thing");
    }

    @Test
    @Order(10)
    void thePagesSpeakGermanAndKorean() throws IOException {
        for (List<String> language :
                List.of(List.of("de", "Untersuchungen"), List.of("ko", "검사"), List.of("en", "Procedures"))) {
            open("/procedures?language=" + language.get(0));
            assertThat(page.locator("h1")).hasText(language.get(1));
            assertThat(page.locator("html")).hasAttribute("lang", language.get(0));
            look("procedures-" + language.get(0));
            open("/gallery/site");
            look("site-" + language.get(0));
        }
    }

    @Test
    @Order(11)
    void whoSignsOutIsOut() {
        open("/procedures");
        button("Sign out").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("You are signed out.");
        open("/procedures");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in$"));
    }

    /** The first one. */
    private static Locator station() {
        return page.locator(".station").first();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void open(String path) {
        page.navigate("http://127.0.0.1:" + server.port() + path);
    }

    private static void signIn(String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
    }

    /** axe-core finds nothing at three widths, in light and dark, and nothing scrolls sideways. */
    private static void look(String name) throws IOException {
        // What a page has is there before its style.
        page.waitForLoadState();
        Optional<Path> kept =
                Optional.ofNullable(System.getProperty("retroflex.screenshots")).map(Path::of);
        for (int width : List.of(1280, 768, 360)) {
            page.setViewportSize(width, 900);
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                Browser.assertAccessible(page);
            }
            if (kept.isPresent()) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(kept.get().resolve(name + "-" + width + ".png"))
                        .setFullPage(true));
            }
        }
        page.setViewportSize(1280, 900);
    }

    private static String firstPassword() {
        return notes.getFirst().substring(notes.getFirst().lastIndexOf(' ') + 1);
    }

    private static List<Path> photographs() throws IOException {
        return Files.isDirectory(REAL) ? real() : drawn();
    }

    /** Some of each label. */
    private static List<Path> real() throws IOException {
        List<Path> photographs = new ArrayList<>();
        try (Stream<Path> labels = Files.list(REAL)) {
            for (Path label : labels.sorted().toList()) {
                try (Stream<Path> files = Files.list(label)) {
                    files.sorted().limit(6).forEach(photographs::add);
                }
            }
        }
        return photographs.subList(0, PHOTOGRAPHS);
    }

    private static List<Path> drawn() throws IOException {
        Path scenes = folder.resolve("scenes");
        if (!Files.exists(scenes)) {
            CommandRun.good("scenes", "--out", scenes, "--count", String.valueOf(PHOTOGRAPHS), "--seed", "7");
        }
        try (Stream<Path> files = Files.walk(scenes)) {
            return files.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                    .sorted()
                    .limit(PHOTOGRAPHS)
                    .toList();
        }
    }
}
