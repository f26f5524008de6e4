package io.retroflex.server.procedure;

import java.util.List;

/**
 * Some of all procedures that were asked for.
 *
 * @param procedures the newest first
 * @param page its number, from 0
 * @param size of a page
 * @param all how many there are on all pages
 */
public record ProcedurePage(List<StoredProcedure> procedures, int page, int size, long all) {
    /** Copies the list. */
    public ProcedurePage {
        procedures = List.copyOf(procedures);
    }

    /** How many pages there are. */
    public long pages() {
        return Math.ceilDiv(all, (long) size);
    }
}
