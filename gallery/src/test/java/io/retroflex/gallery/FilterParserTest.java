package io.retroflex.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
    private static final Filter POLYP = Filter.equal("label", "polyp");
    private static final Filter TRAIN = Filter.equal("split", "train");
    private static final Filter VAL = Filter.equal("split", "val");

    @Test
    void comparisonsAreRead() {
        assertThat(Filter.parse("label=polyp")).isEqualTo(POLYP);
        assertThat(Filter.parse("  label = polyp ")).isEqualTo(POLYP);
        assertThat(Filter.parse("label!=polyp")).isEqualTo(new Filter.Not(POLYP));
        assertThat(Filter.parse("label in (polyp, normal-cecum)"))
                .isEqualTo(new Filter.In("label", Set.of("polyp", "normal-cecum")));
        assertThat(Filter.parse("label not in (polyp)")).isEqualTo(new Filter.Not(POLYP));
        assertThat(Filter.parse("label in ()")).isEqualTo(new Filter.In("label", Set.of()));
    }

    @Test
    void notBindsCloserThanAndWhichBindsCloserThanOr() {
        assertThat(Filter.parse("not label=polyp and split=train or split=val"))
                .isEqualTo(new Filter.Or(List.of(new Filter.And(List.of(new Filter.Not(POLYP), TRAIN)), VAL)));
        assertThat(Filter.parse("not (label=polyp AND (split=train Or split=val))"))
                .isEqualTo(new Filter.Not(new Filter.And(List.of(POLYP, new Filter.Or(List.of(TRAIN, VAL))))));
    }

    @Test
    void quotedWordsKeepWhatIsInThem() {
        assertThat(Filter.parse("'room no.' = \"a 'b' (c), d\"")).isEqualTo(Filter.equal("room no.", "a 'b' (c), d"));
        assertThat(Filter.parse("file='it''s'")).isEqualTo(Filter.equal("file", "it's"));
        assertThat(Filter.parse("file=a\\b.jpg")).isEqualTo(Filter.equal("file", "a\\b.jpg"));
        assertThat(Filter.parse("'in'='or'")).isEqualTo(Filter.equal("in", "or"));
    }

    @Test
    void nothingAndAllLetEveryPictureThrough() {
        assertThat(Filter.parse(" ")).isEqualTo(Filter.ALL);
        assertThat(Filter.parse("all")).isEqualTo(Filter.ALL);
        assertThat(Filter.parse("label!=polyp").matches(Facts.of(Map.of()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label=                  | position 7:  | expected a value, found the end",
                "label polyp             | position 7:  | expected '=', '!=', 'in' or 'not in', found 'p'",
                "label=a split=b         | position 9:  | expected 'and', 'or' or the end, found 's'",
                "label in a              | position 10: | expected '(', found 'a'",
                "label in (a b)          | position 13: | expected ',' or ')', found 'b'",
                "(label=a                | position 9:  | expected ')', found the end",
                "label=a and             | position 12: | expected a column",
                "=a                      | position 1:  | expected a column, 'not', 'all' or '(', found '='",
                "label=and               | position 7:  | expected a value, found 'a'",
                "label not a             | position 11: | expected 'in', found 'a'",
                "label=\"a              | position 9:  | expected the closing \" of the one at position 7",
            })
    void mistakesAreShownWithTheirPosition(String text, String position, String expectation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.parse(text))
                .withMessageContaining(text)
                .withMessageContaining(position)
                .withMessageContaining(expectation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "not "})
    void endlessNestingIsRefused(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.parse(prefix.repeat(100_000) + "label=a"))
                .withMessageContaining("at most 100 conditions inside each other");
    }

    @Test
    void writtenFiltersAreReadBackTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Filter filter = Samples.filter(random, 4);
            Filter back = Filter.parse(filter.toString());
            assertThat(back).hasToString(filter.toString());
            for (int j = 0; j < 20; j++) {
                Facts facts = Samples.facts(random);
                assertThat(back.matches(facts)).as("%s of %s", filter, facts).isEqualTo(filter.matches(facts));
            }
        }
    }

    @Test
    void awkwardWordsAreWrittenInQuotes() {
        assertThat(Filter.equal("a b", "it's, \"so\"")).hasToString("'a b'='it''s, \"so\"'");
        assertThat(new Filter.Not(Filter.equal("not", ""))).hasToString("'not'!=''");
        assertThat(Filter.parse("'not'!=''")).isEqualTo(new Filter.Not(Filter.equal("not", "")));
    }
}
