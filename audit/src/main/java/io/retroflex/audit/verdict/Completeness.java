package io.retroflex.audit.verdict;

import java.util.Collection;
import java.util.Locale;

/** What was found of a whole procedure. */
public enum Completeness {
    /** Every station is documented. */
    COMPLETE,
    /** At least one station was not found. */
    INCOMPLETE,
    /** Neither: a station is uncertain, or cannot be assessed. */
    UNDECIDED;

    /** By the verdicts on all stations. */
    public static Completeness of(Collection<Verdict> verdicts) {
        if (verdicts.contains(Verdict.NOT_FOUND)) {
            return INCOMPLETE;
        }
        return verdicts.stream().allMatch(verdict -> verdict == Verdict.DOCUMENTED) ? COMPLETE : UNDECIDED;
    }

    /** As in JSON: {@code complete}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
