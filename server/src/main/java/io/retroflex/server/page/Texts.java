package io.retroflex.server.page;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of the pages in a language.
 *
 * @param locale of the language
 */
record Texts(Locale locale) {
    /** The languages there are; the first where none of them is asked for. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.KOREAN);

    private static final String BUNDLE = "io.retroflex.server.page.texts";

    /** The language of the machine is none of the person's who looks. */
    private static final ResourceBundle.Control AS_ASKED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /**
     * The words of a key.
     *
     * @param values in place of {@code {0}}, {@code {1}}, …
     */
    String of(String key, Object... values) {
        return new MessageFormat(bundle().getString(key), locale).format(values);
    }

    ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getClassLoader(), AS_ASKED);
    }

    /** The words of a constant: {@code verdict.documented}. */
    String of(String kind, Enum<?> constant, Object... values) {
        return of(kind + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), values);
    }

    /** A moment, by the clock of this machine. */
    String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }

    /** A moment to the second, with the zone of this machine's clock. */
    String exactly(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }

    /** A share in percent. */
    String percent(double share) {
        return String.format(locale, "%.1f %%", 100 * share);
    }

    /** The name of a language in itself. */
    static String name(Locale language) {
        return language.getDisplayLanguage(language);
    }
}
