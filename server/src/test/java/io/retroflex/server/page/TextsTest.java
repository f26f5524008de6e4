package io.retroflex.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The words of the pages. */
class TextsTest {
    static final Iterable<Locale> LANGUAGES = Texts.LANGUAGES;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageSaysEverythingWithTheSameValues(Locale language) {
        ResourceBundle english = new Texts(Locale.ENGLISH).bundle();
        ResourceBundle bundle = new Texts(language).bundle();

        assertThat(values(bundle)).isEqualTo(values(english));
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageIsOneOfItsOwn(Locale language) {
        boolean own = new Texts(language).bundle().getLocale().equals(language);

        assertThat(own || language.equals(Locale.ENGLISH)).isTrue();
    }

    /** By key, which values a text has room for. */
    private static Map<String, String> values(ResourceBundle bundle) {
        return bundle.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        key -> Arrays.stream(new MessageFormat(bundle.getString(key)).getFormatsByArgumentIndex())
                                        .count()
                                + " values",
                        (one, other) -> one,
                        TreeMap::new));
    }
}
