package io.retroflex.audit.verdict;

import io.retroflex.audit.procedure.Examined;
import io.retroflex.audit.vote.Votes;

/**
 * What a photograph shows, by its neighbours.
 *
 * @param photograph that was looked at
 * @param votes of its neighbours
 * @param standing whether it takes part
 * @param confidence how often a label with such votes was right among held-out pictures, in [0, 1]
 * @param belonging how usual it is for a picture of the gallery's kind to be as far from it, in (0, 1]
 */
public record Reading(Examined photograph, Votes votes, Standing standing, double confidence, double belonging) {
    /** The label with most votes. */
    public String label() {
        return votes.label();
    }

    /** The same with another standing. */
    Reading with(Standing other) {
        return new Reading(photograph, votes, other, confidence, belonging);
    }
}
