package io.retroflex.vision.checkpoint;

import java.util.Collection;
import java.util.stream.Collectors;

/** Long lists in messages: the first few are spelled out, the others counted. */
final class Listing {
    private static final int SPELLED_OUT = 10;

    private Listing() {}

    /** As in {@code a, b, c and 12 more}. */
    static String of(Collection<String> items) {
        return of(items, SPELLED_OUT);
    }

    static String of(Collection<String> items, int spelledOut) {
        String first = items.stream().limit(spelledOut).collect(Collectors.joining(", "));
        return items.size() <= spelledOut ? first : first + " and " + (items.size() - spelledOut) + " more";
    }
}
