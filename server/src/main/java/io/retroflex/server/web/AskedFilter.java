package io.retroflex.server.web;

import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import io.retroflex.server.problem.BadRequestException;
import java.util.ArrayList;
import java.util.List;

/** The filter of a request. */
public final class AskedFilter {
    private AskedFilter() {}

    /**
     * Lets pictures of a label through that are as a text says; what is blank asks for nothing.
     *
     * @throws BadRequestException if the text is no filter, with the position and what was expected there
     */
    public static Filter of(String label, String where) {
        List<Filter> parts = new ArrayList<>();
        if (!label.isBlank()) {
            parts.add(Filter.equal(Facts.LABEL, label));
        }
        if (!where.isBlank()) {
            parts.add(parsed(where));
        }
        return parts.isEmpty() ? Filter.ALL : new Filter.And(parts);
    }

    private static Filter parsed(String where) {
        try {
            return Filter.parse(where);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
