package io.retroflex.server.page;

import io.retroflex.gallery.Entry;
import io.retroflex.server.site.SitePicture;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Some pictures of the gallery: those of the site first, the newest of them first of all.
 *
 * @param ofSite those of the site
 * @param procedures the names of the procedures that these are of, by id
 * @param given those of the gallery that was given
 * @param counts of all pictures by label
 * @param all how many the filter lets through
 * @param problem what is wrong with the filter, if anything
 */
record GalleryList(
        Frame frame,
        Wish wish,
        List<SitePicture> ofSite,
        Map<String, String> procedures,
        List<Entry> given,
        SortedMap<String, Integer> counts,
        int all,
        Optional<String> problem) {
    static final int SIZE = 60;

    /** Whose pictures are shown. */
    enum Origin {
        /** Those of both. */
        BOTH,
        /** Those of the gallery that was given. */
        GIVEN,
        /** Those that the site added. */
        SITE;

        boolean hasSite() {
            return this != GIVEN;
        }

        boolean hasGiven() {
            return this != SITE;
        }
    }

    /**
     * What is asked for.
     *
     * @param label that pictures have, if not empty
     * @param where a condition, if not empty
     * @param page from 0
     */
    record Wish(Origin origin, String label, String where, int page) {
        int from() {
            return page * SIZE;
        }
    }

    Origin[] origins() {
        return Origin.values();
    }

    Labelling labelling(SitePicture picture) {
        return Labelling.of(frame, picture);
    }

    String procedureName(SitePicture picture) {
        return procedures.getOrDefault(Objects.requireNonNull(picture.procedure()), "");
    }

    boolean hasPrevious() {
        return wish.page() > 0;
    }

    boolean hasNext() {
        return wish.page() + 1 < pages();
    }

    int pages() {
        return Math.max(1, Math.ceilDiv(all, SIZE));
    }

    /** The address of another page of the same. */
    String page(int step) {
        return UriComponentsBuilder.fromPath("/gallery")
                .queryParam("origin", wish.origin())
                .queryParam("label", "{label}")
                .queryParam("where", "{where}")
                .queryParam("page", wish.page() + step)
                .encode()
                .buildAndExpand(wish.label(), wish.where())
                .toUriString();
    }
}
