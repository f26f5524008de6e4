package io.retroflex.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.retroflex.audit.browser.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person uses the service in Chromium, from the first password to the signed audit, with the starter's gallery and forty
 * photographs: real ones where they lie beside the project, else scenes. With {@code -Dretroflex.screenshots=DIR} what they see is
 * kept there.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceInABrowserTest {
    private static final String PASSWORD = "a colon has six flexures";
    private static final double AUDIT_MILLISECONDS = 120_000;
    private static final Pattern PROCEDURE = Pattern.compile(".*/procedures/[0-9a-f]{32}$");

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static ServiceTab tab;
    private static Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start();
        tab = new ServiceTab(browser, folder.resolve("data"));
        page = tab.page();
    }

    @AfterAll
    static void end() {
        if (tab != null) {
            tab.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void theFirstPasswordServesToSetAnotherOneAndOnlyThenThePagesOpen() throws IOException {
        tab.open("/procedures");
        tab.look("sign-in");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in$"));
        tab.signIn("admin", "wrong password");
        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("wrong password");

        tab.signIn("admin", tab.firstPassword());
        assertThat(page).hasURL(Pattern.compile(".*/password$"));
        tab.look("password");
        tab.open("/procedures");
        assertThat(page).hasURL(Pattern.compile(".*/password$"));
        page.getByLabel("New password").fill(PASSWORD);
        page.getByLabel("The same again").fill(PASSWORD);
        tab.button("Set password").click();
        tab.signIn("admin", PASSWORD);

        assertThat(page).hasURL(Pattern.compile(".*/procedures$"));
    }

    @Test
    @Order(2)
    void fortyPhotographsAreSentAndTheAuditAppearsWhenItIsMade() throws IOException {
        tab.look("procedures-empty");
        page.getByLabel("Photographs, DICOM files")
                .setInputFiles(FortyPhotographs.files(folder).toArray(Path[]::new));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("2026/17");
        tab.button("Audit").click();

        page.waitForURL(PROCEDURE);
        assertThat(page.locator("#stations-title"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(AUDIT_MILLISECONDS));
        assertThat(page.locator(".photographs li")).hasCount(FortyPhotographs.COUNT);
        assertThat(page.locator(".station")).hasCount(2);
        tab.look("procedure");
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
        tab.look("procedure-closer");
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
        tab.look("procedure-labelling");
        photograph.getByRole(AriaRole.BUTTON, named("Add to the gallery")).click();

        assertThat(photograph).containsText("Added. Searches ask it from now on");
        assertThat(photograph.locator(".labelled b")).hasText("cecum");
        assertThat(photograph.getByRole(AriaRole.LINK, named("Change"))).isFocused();

        tab.open("/gallery?origin=SITE");
        Locator picture = page.locator(".photographs li");
        assertThat(picture).hasCount(1);
        assertThat(picture).containsText("Photograph 3 of 2026/17");
        picture.getByRole(AriaRole.LINK, named("Change")).click();
        tab.look("gallery-labelling");
        picture.getByLabel("Label").selectOption("retroflex-rectum");
        picture.getByRole(AriaRole.BUTTON, named("Change the label")).click();
        assertThat(picture.locator(".labelled b")).hasText("retroflex-rectum");
        picture.getByRole(AriaRole.LINK, named("Change")).click();
        picture.getByRole(AriaRole.BUTTON, named("Remove")).click();
        assertThat(picture).containsText("it no longer answers");
        assertThat(picture.getByRole(AriaRole.BUTTON, named("Add it again"))).isFocused();
        tab.look("gallery-removed");
        page.keyboard().press("Enter");
        assertThat(picture.locator(".labelled b")).hasText("retroflex-rectum");
    }

    @Test
    @Order(7)
    void whatTheSiteAddedHasAHistoryAndIsMeasured() throws IOException {
        tab.open("/gallery/site");
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
        tab.look("site");

        page.locator(".history a").first().click();
        assertThat(page.locator("h1")).hasText("Photograph 3");
        tab.look("photograph");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2026/17"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*#photograph-3$"));
        assertThat(page.locator("#photograph-3 .labelled b")).hasText("retroflex-rectum");
    }

    @Test
    @Order(8)
    void whatIsSignedCannotBeChangedAndIsToBeHadAsADocument() throws IOException {
        tab.button("Sign off").click();
        assertThat(page.locator(".facts").getByText("admin, ")).isVisible();
        assertThat(page.locator("select[name=where]")).hasCount(0);
        assertThat(page.getByText("Override")).hasCount(0);
        tab.look("procedure-signed");

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
            tab.open("/" + part);
            tab.look(part);
        }
        tab.open("/search");
        page.getByLabel("Picture").setInputFiles(FortyPhotographs.files(folder).getFirst());
        tab.button("Search").click();
        assertThat(page.locator(".evidence ol li")).hasCount(12);
        tab.look("search");
        page.locator(".evidence ol .like").first().click();
        assertThat(page.locator(".evidence > figure")).containsText("Labelled picture, shows ");
        assertThat(page.locator(".evidence ol li")).hasCount(12);
        tab.look("search-by-id");
        tab.open("/procedures/" + "0".repeat(32));
        assertThat(page.locator("h1")).hasText("There is no such thing");
    }

    @Test
    @Order(10)
    void thePagesSpeakGermanAndKorean() throws IOException {
        for (List<String> language :
                List.of(List.of("de", "Untersuchungen"), List.of("ko", "검사"), List.of("en", "Procedures"))) {
            tab.open("/procedures?language=" + language.get(0));
            assertThat(page.locator("h1")).hasText(language.get(1));
            assertThat(page.locator("html")).hasAttribute("lang", language.get(0));
            tab.look("procedures-" + language.get(0));
            tab.open("/gallery/site");
            tab.look("site-" + language.get(0));
        }
    }

    @Test
    @Order(11)
    void whoSignsOutIsOut() {
        tab.open("/procedures");
        tab.button("Sign out").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("You are signed out.");
        tab.open("/procedures");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in$"));
    }

    /** The first one. */
    private static Locator station() {
        return page.locator(".station").first();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
