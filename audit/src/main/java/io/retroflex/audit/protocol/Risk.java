package io.retroflex.audit.protocol;

/**
 * How often verdicts may be wrong; the thresholds follow from it and from the gallery. Neither share asks how often stations
 * are missing, which nobody knows beforehand.
 *
 * @param wrong of the procedures that lack a station, the share in which it may be called documented
 * @param missed of the procedures that have one picture of a station, the share in which it may be called not found
 */
public record Risk(double wrong, double missed) {
    /** Five in a hundred either way. */
    public static final Risk DEFAULT = new Risk(0.05, 0.05);

    /** Refuses, with an {@link IllegalArgumentException}, what is no share or can never be promised. */
    public Risk {
        require("wrong", wrong);
        require("missed", missed);
    }

    private static void require(String name, double share) {
        if (!(share > 0 && share < 0.5)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is " + share + "; it is a share above 0 and below 0.5, as in 0.05");
        }
    }
}
