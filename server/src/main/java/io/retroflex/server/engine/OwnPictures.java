package io.retroflex.server.engine;

import io.retroflex.gallery.Facts;
import io.retroflex.gallery.Filter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a procedure must not be asked about: its photographs may be among the labelled pictures. */
public final class OwnPictures {
    /** The content of the file that a picture of the site was taken from. */
    public static final String CONTENT = "content";

    private OwnPictures() {}

    /**
     * Lets through all pictures but those of a procedure, and those with the content of its photographs: they may have come with
     * another procedure, if somebody sent them twice.
     *
     * @param procedure its public id
     * @param contents of its photographs
     */
    public static Filter others(String procedure, Collection<String> contents) {
        return new Filter.Not(new Filter.Or(
                List.of(Filter.equal(Facts.PROCEDURE, procedure), new Filter.In(CONTENT, Set.copyOf(contents)))));
    }
}
