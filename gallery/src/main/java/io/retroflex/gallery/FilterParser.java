package io.retroflex.gallery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a filter by recursive descent: {@code or} over {@code and} over {@code not} over a condition. */
final class FilterParser {
    /** Filters come from strangers too: nesting beyond what anybody writes would only exhaust the stack. */
    private static final int MAX_DEPTH = 100;

    private final String text;
    private int position;
    private int depth;

    FilterParser(String text) {
        this.text = text;
    }

    Filter parse() {
        skipSpace();
        if (atEnd()) {
            return Filter.ALL;
        }
        Filter filter = or();
        if (!atEnd()) {
            throw expected("'and', 'or' or the end");
        }
        return filter;
    }

    private Filter or() {
        List<Filter> conditions = new ArrayList<>();
        do {
            conditions.add(and());
        } while (keyword("or"));
        return conditions.size() == 1 ? conditions.getFirst() : new Filter.Or(conditions);
    }

    private Filter and() {
        List<Filter> conditions = new ArrayList<>();
        do {
            conditions.add(condition());
        } while (keyword("and"));
        return conditions.size() == 1 ? conditions.getFirst() : new Filter.And(conditions);
    }

    private Filter condition() {
        if (++depth > MAX_DEPTH) {
            throw expected("at most " + MAX_DEPTH + " conditions inside each other");
        }
        Filter condition;
        if (keyword("not")) {
            condition = new Filter.Not(condition());
        } else if (symbol("(")) {
            condition = or();
            require(")");
        } else if (keyword("all")) {
            condition = Filter.ALL;
        } else {
            condition = comparison(word("a column, 'not', 'all' or '('"));
        }
        depth--;
        return condition;
    }

    private Filter comparison(String column) {
        if (symbol("!=")) {
            return new Filter.Not(Filter.equal(column, word("a value")));
        }
        if (symbol("=")) {
            return Filter.equal(column, word("a value"));
        }
        if (keyword("not")) {
            if (keyword("in")) {
                return new Filter.Not(new Filter.In(column, values()));
            }
            throw expected("'in'");
        }
        if (keyword("in")) {
            return new Filter.In(column, values());
        }
        throw expected("'=', '!=', 'in' or 'not in'");
    }

    private Set<String> values() {
        require("(");
        Set<String> values = new LinkedHashSet<>();
        if (symbol(")")) {
            return values;
        }
        do {
            values.add(word("a value"));
        } while (symbol(","));
        if (!symbol(")")) {
            throw expected("',' or ')'");
        }
        return values;
    }

    private String word(String what) {
        if (atEnd()) {
            throw expected(what);
        }
        char first = text.charAt(position);
        if (first == '\'' || first == '"') {
            return quoted(first);
        }
        int end = bareEnd();
        String word = text.substring(position, end);
        if (word.isEmpty() || FilterText.KEYWORDS.contains(word.toLowerCase(Locale.ROOT))) {
            throw expected(what);
        }
        advance(end);
        return word;
    }

    private String quoted(char quote) {
        StringBuilder word = new StringBuilder();
        int at = position + 1;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                if (at == text.length() || text.charAt(at) != quote) {
                    advance(at);
                    return word.toString();
                }
                at++;
            }
            word.append(c);
        }
        int opened = position + 1;
        position = text.length();
        throw expected("the closing " + quote + " of the one at position " + opened);
    }

    private boolean keyword(String keyword) {
        int end = bareEnd();
        if (!text.substring(position, end).equalsIgnoreCase(keyword)) {
            return false;
        }
        advance(end);
        return true;
    }

    private boolean symbol(String symbol) {
        if (!text.startsWith(symbol, position)) {
            return false;
        }
        advance(position + symbol.length());
        return true;
    }

    private void require(String symbol) {
        if (!symbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    private int bareEnd() {
        int end = position;
        while (end < text.length() && FilterText.isBare(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void advance(int to) {
        position = to;
        skipSpace();
    }

    private void skipSpace() {
        while (!atEnd() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private IllegalArgumentException expected(String what) {
        String found = atEnd() ? "the end" : "'" + text.charAt(position) + "'";
        return new IllegalArgumentException(
                "filter \"" + text + "\", position " + (position + 1) + ": expected " + what + ", found " + found);
    }
}
