package io.retroflex.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.retroflex.audit.browser.Browser;
import io.retroflex.audit.unit.UnitAudit;
import io.retroflex.audit.unit.UnitSummary;
import io.retroflex.audit.unit.Units;
import io.retroflex.gallery.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of an audit and of a unit in a real browser: for everybody, and without a mouse. */
class PagesInABrowserTest {
    @AutoClose
    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @Test
    void axeFindsNothingInAnAuditsPage() throws IOException {
        browser.assertAccessible(audit());
    }

    @Test
    void axeFindsNothingInAReviewedAuditsPage() throws IOException {
        String longest = "x".repeat(200);
        browser.assertAccessible(new AuditPage(
                        SampleAudit.reviewed(longest, longest, true),
                        SampleAudit.PROVENANCE,
                        number -> "photograph " + number,
                        this::some)
                .write(folder.resolve("reviewed.html")));
    }

    @Test
    void axeFindsNothingInAUnitsPage() throws IOException {
        browser.assertAccessible(unit());
    }

    @Test
    void theSkipLinkShowsWhenItIsReachedAndLeadsToTheStations() throws IOException {
        Page page = open(audit());

        page.keyboard().press("Tab");

        Locator skip = page.locator(".skip");
        assertThat(isFocused(skip)).isTrue();
        assertThat(skip.boundingBox().x).isNotNegative();
        page.keyboard().press("Enter");
        assertThat(page.url()).endsWith("#stations");
    }

    @Test
    void eachStationWithEvidenceIsReachedByTabAndEnter() throws IOException {
        Page page = open(audit());
        int links = page.locator(".checklist a").count();
        assertThat(links).isEqualTo(3);
        page.keyboard().press("Tab");

        for (int i = 0; i < links; i++) {
            page.keyboard().press("Tab");
            Locator link = page.locator(".checklist a").nth(i);
            assertThat(isFocused(link)).as("link %d", i).isTrue();
            assertThat(outline(link)).isGreaterThanOrEqualTo(2);
            page.keyboard().press("Enter");
            Locator station = page.locator(link.getAttribute("href"));
            assertThat(station.boundingBox().y).isLessThan(900);
            // Back to where the list goes on.
            link.focus();
        }
    }

    @Test
    void nothingTrapsTheFocus() throws IOException {
        for (Path file : List.of(audit(), unit())) {
            Page page = open(file);
            int stops = page.locator("a, [tabindex]").count();
            List<String> reached = new ArrayList<>();
            for (int i = 0; i < stops; i++) {
                page.keyboard().press("Tab");
                reached.add((String) page.evaluate("document.activeElement.outerHTML"));
            }
            assertThat(reached).doesNotHaveDuplicates().noneMatch(element -> element.startsWith("<body"));
        }
    }

    private Path audit() throws IOException {
        return new AuditPage(
                        SampleAudit.timed(),
                        SampleAudit.PROVENANCE,
                        number -> "photograph " + number,
                        this::some,
                        station -> Optional.of(new StationHeat(
                                station.evidence().size() > 1
                                        ? Optional.of(SampleAudit.thumbnail(2))
                                        : Optional.empty(),
                                "Where it comes from.")))
                .write(folder.resolve("audit.html"));
    }

    /** Some neighbours' pictures are at hand, others are not. */
    private Optional<byte[]> some(Neighbour neighbour) {
        return neighbour.id().hashCode() % 2 == 0 ? Optional.of(SampleAudit.thumbnail(1)) : Optional.empty();
    }

    private Path unit() throws IOException {
        List<UnitAudit> audits = new ArrayList<>(Units.audits("2026-09", "room 1", 3, 1, 0));
        audits.addAll(Units.audits("2026-10", "room 2", 2, 0, 3));
        UnitSummary summary = UnitSummary.of(Units.protocol(0.9), audits, List.of("who"), 2);
        return new UnitPage(
                        summary,
                        SampleAudit.PROVENANCE,
                        audit -> Optional.empty(),
                        audit -> Optional.of("procedures/" + audit.row().procedure() + ".html"))
                .write(folder.resolve("unit.html"));
    }

    private Page open(Path file) {
        Page page = browser.page(1100, 900, ColorScheme.LIGHT);
        page.navigate(file.toUri().toString());
        return page;
    }

    private static boolean isFocused(Locator element) {
        return (Boolean) element.evaluate("element => element === document.activeElement");
    }

    /** The width of the ring around an element in pixels, 0 without one. */
    private static double outline(Locator element) {
        return ((Number)
                        element.evaluate(
                                "element => getComputedStyle(element).outlineStyle === 'none' ? 0 : parseFloat(getComputedStyle(element).outlineWidth)"))
                .doubleValue();
    }
}
