package io.retroflex.server.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record of the log, by which it and all before it are known again.
 *
 * @param number of the record, from 1; 0 before the first
 * @param hash of its line, SHA-256 in 64 hexadecimal digits
 */
public record Head(long number, String hash) {
    /** Where a log begins. */
    static final Head START = new Head(0, "0".repeat(64));

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

    /**
     * Out of {@code NUMBER:HASH}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Head parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no head of a log; give NUMBER:HASH, the hash in 64"
                    + " hexadecimal digits, as the service says it at its start and its end");
        }
        return new Head(Long.parseLong(matcher.group(1)), matcher.group(2));
    }

    /** {@code NUMBER:HASH}. */
    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
