package io.retroflex.audit.verdict;

import java.util.Locale;

/** What was found of a station. */
public enum Verdict {
    /** Photographs show it. */
    DOCUMENTED,
    /** A photograph may show it; a person has to look. */
    UNCERTAIN,
    /** No photograph is like it. */
    NOT_FOUND,
    /** The gallery has no picture of it, so that nothing can be said; that is no sign that it is missing. */
    NOT_ASSESSABLE;

    /** As in JSON: {@code not-found}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
