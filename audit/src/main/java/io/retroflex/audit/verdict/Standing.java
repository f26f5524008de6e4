package io.retroflex.audit.verdict;

import java.util.Locale;

/** Whether a photograph takes part in an audit. */
public enum Standing {
    /** It does. */
    USED,
    /** It looks like another photograph of the procedure that can be seen better. */
    REPEATED,
    /** It is black. */
    BLACK,
    /** It is out of focus, or moved. */
    BLURRED,
    /** It is like nothing in the gallery: another organ, or the world outside the body. */
    FOREIGN;

    /** As in JSON: {@code used}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
