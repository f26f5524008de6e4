package io.retroflex.audit.procedure;

import java.util.Comparator;

/** Names with numbers in them in the order in which a person counts: {@code frame 9} before {@code frame 10}. */
public final class NaturalOrder implements Comparator<String> {
    /** The order; names that it holds for equal are in that of their letters. */
    public static final Comparator<String> BY_NAME = new NaturalOrder().thenComparing(Comparator.naturalOrder());

    private NaturalOrder() {}

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int order;
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = endOfNumber(a, i);
                int endB = endOfNumber(b, j);
                order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                i = endA;
                j = endB;
            } else {
                order = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** Of any length, so that no number is too large. */
    private static int compareNumbers(String a, String b) {
        String one = a.replaceFirst("^0+(?=.)", "");
        String other = b.replaceFirst("^0+(?=.)", "");
        int order = Integer.compare(one.length(), other.length());
        return order != 0 ? order : one.compareTo(other);
    }

    private static int endOfNumber(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
