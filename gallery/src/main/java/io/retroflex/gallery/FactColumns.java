package io.retroflex.gallery;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The facts of all rows by column, so that a filter costs a pass over numbers: a column's values are numbered when it
 * is first asked for.
 */
final class FactColumns {
    private final Facts[] facts;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Column> columns = new ConcurrentHashMap<>();

    FactColumns(Facts[] facts) {
        this.facts = facts;
        for (Facts row : facts) {
            names.addAll(row.columns().keySet());
        }
    }

    /** The rows that a filter lets through. */
    RowSet matching(Filter filter) {
        return new RowSet(bits(filter));
    }

    private BitSet bits(Filter filter) {
        return switch (filter) {
            case Filter.All all -> everyRow();
            case Filter.In in -> in(in.column(), in.values());
            case Filter.Not not -> {
                BitSet bits = bits(not.condition());
                bits.flip(0, facts.length);
                yield bits;
            }
            case Filter.And and -> {
                BitSet bits = everyRow();
                and.conditions().forEach(condition -> bits.and(bits(condition)));
                yield bits;
            }
            case Filter.Or or -> {
                BitSet bits = new BitSet(facts.length);
                or.conditions().forEach(condition -> bits.or(bits(condition)));
                yield bits;
            }
        };
    }

    private BitSet everyRow() {
        BitSet bits = new BitSet(facts.length);
        bits.set(0, facts.length);
        return bits;
    }

    private BitSet in(String name, Set<String> values) {
        // Only columns that are there are kept: filters on any other name must not fill the memory.
        return names.contains(name)
                ? columns.computeIfAbsent(name, this::column).rows(values)
                : new BitSet();
    }

    /** A column by numbers; every row has number 0 where no row has a value. */
    Column numbered(String name) {
        return names.contains(name) ? columns.computeIfAbsent(name, this::column) : column(name);
    }

    private Column column(String name) {
        Map<String, Integer> codes = new HashMap<>();
        int[] byRow = new int[facts.length];
        for (int row = 0; row < byRow.length; row++) {
            String value = facts[row].columns().get(name);
            byRow[row] = value == null ? 0 : codes.computeIfAbsent(value, key -> codes.size() + 1);
        }
        return new Column(codes, byRow);
    }

    /** The number of every value, from 1, and the number in every row, 0 for none. */
    static final class Column {
        private final Map<String, Integer> codes;
        private final int[] byRow;

        Column(Map<String, Integer> codes, int[] byRow) {
            this.codes = codes;
            this.byRow = byRow;
        }

        /** The number of every value, from 1. */
        Map<String, Integer> numbers() {
            return codes;
        }

        /** The number in a row, 0 for none. */
        int number(int row) {
            return byRow[row];
        }

        BitSet rows(Set<String> values) {
            boolean[] wanted = new boolean[codes.size() + 1];
            for (String value : values) {
                wanted[codes.getOrDefault(value, 0)] = true;
            }
            wanted[0] = false;
            BitSet rows = new BitSet(byRow.length);
            for (int row = 0; row < byRow.length; row++) {
                if (wanted[byRow[row]]) {
                    rows.set(row);
                }
            }
            return rows;
        }
    }
}
