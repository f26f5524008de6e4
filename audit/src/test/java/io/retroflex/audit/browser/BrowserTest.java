package io.retroflex.audit.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that are not for everybody are found. */
class BrowserTest {
    @AutoClose
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @Test
    void aPageForEverybodyPasses() {
        Page page = page("<p>Some words</p>");

        assertThatCode(() -> Browser.assertAccessible(page)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "image-alt, <img src='picture.png' width='50' height='50'>",
        "color-contrast, <p style='color: #aaa; background: #fff'>Some words</p>",
        "label, <input type='text'>",
        "heading-order, <h4>Too deep</h4>",
        "the width of, <p style='width: 2000px'>Some words</p>"
    })
    void whatIsNotIsTold(String rule, String part) {
        Page page = page(part);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Browser.assertAccessible(page))
                .withMessageContaining(rule);
    }

    private static Page page(String part) {
        Page page = browser.page(800, 600, ColorScheme.LIGHT);
        page.setContent(
                "<!doctype html><html lang='en'><title>A page</title><main><h1>A page</h1>" + part + "</main></html>");
        return page;
    }
}
