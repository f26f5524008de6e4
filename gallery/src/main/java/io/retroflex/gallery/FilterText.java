package io.retroflex.gallery;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a filter as {@link FilterParser} reads it. */
final class FilterText {
    static final Set<String> KEYWORDS = Set.of("all", "and", "or", "not", "in");

    private FilterText() {}

    static String of(Filter filter) {
        return switch (plain(filter)) {
            case Filter.All all -> "all";
            case Filter.In in -> in(in);
            case Filter.Not not -> not(not.condition());
            case Filter.And and -> joined(and.conditions(), " and ");
            case Filter.Or or -> joined(or.conditions(), " or ");
        };
    }

    private static String not(Filter condition) {
        if (plain(condition) instanceof Filter.In in && in.values().size() == 1) {
            return word(in.column()) + "!=" + word(in.values().iterator().next());
        }
        return "not " + operand(condition);
    }

    private static String in(Filter.In in) {
        if (in.values().size() == 1) {
            return word(in.column()) + "=" + word(in.values().iterator().next());
        }
        return in.values().stream()
                .sorted()
                .map(FilterText::word)
                .collect(Collectors.joining(", ", word(in.column()) + " in (", ")"));
    }

    private static String joined(List<Filter> conditions, String word) {
        return conditions.stream().map(FilterText::operand).collect(Collectors.joining(word));
    }

    private static String operand(Filter filter) {
        Filter plain = plain(filter);
        boolean joined = plain instanceof Filter.And || plain instanceof Filter.Or;
        return joined ? "(" + of(plain) + ")" : of(plain);
    }

    /** What means the same, without joining fewer than two conditions, which cannot be written. */
    private static Filter plain(Filter filter) {
        if (filter instanceof Filter.And and && and.conditions().size() < 2) {
            return and.conditions().isEmpty()
                    ? Filter.ALL
                    : plain(and.conditions().getFirst());
        }
        if (filter instanceof Filter.Or or && or.conditions().size() < 2) {
            return or.conditions().isEmpty()
                    ? new Filter.Not(Filter.ALL)
                    : plain(or.conditions().getFirst());
        }
        return filter;
    }

    private static String word(String text) {
        boolean bare = !text.isEmpty()
                && text.codePoints().allMatch(FilterText::isBare)
                && !KEYWORDS.contains(text.toLowerCase(Locale.ROOT));
        return bare ? text : "'" + text.replace("'", "''") + "'";
    }

    /** Whether a character can stand in a word without quotes. */
    static boolean isBare(int c) {
        return !Character.isWhitespace(c) && "'\"(),=!".indexOf(c) < 0;
    }
}
