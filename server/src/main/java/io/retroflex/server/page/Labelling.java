package io.retroflex.server.page;

import io.retroflex.server.site.SiteLabels;
import io.retroflex.server.site.SitePicture;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * A photograph of a procedure, and its label in the site's gallery.
 *
 * @param procedure its public id
 * @param picture that it is in the gallery, if it is
 * @param choice of labels, where one may be chosen now
 * @param said what was done just now, if something was
 */
record Labelling(
        Frame frame,
        String procedure,
        int number,
        Optional<SitePicture> picture,
        Optional<Choice> choice,
        Optional<Said> said) {
    /** What can be done. */
    enum Said {
        /** It answers from now on. */
        ADDED,
        /** It was there already. */
        DOUBLED,
        /** It has another label. */
        RELABELLED,
        /** It no longer answers. */
        REMOVED
    }

    /**
     * Labels to choose from.
     *
     * @param chosen at first; empty if none suggests itself
     */
    record Choice(Collection<String> ofGallery, Collection<String> ofProtocols, String chosen) {
        static Choice of(SiteLabels labels, String chosen) {
            return new Choice(labels.ofGallery(), labels.ofProtocols(), labels.has(chosen) ? chosen : "");
        }
    }

    /** How it stands, with nothing to choose yet. */
    static Labelling of(Frame frame, String procedure, int number, Optional<SitePicture> picture) {
        return new Labelling(frame, procedure, number, picture, Optional.empty(), Optional.empty());
    }

    /** A picture of the gallery. */
    static Labelling of(Frame frame, SitePicture picture) {
        return of(
                frame,
                Objects.requireNonNull(picture.procedure()),
                Objects.requireNonNull(picture.photograph()),
                Optional.of(picture));
    }

    /** The same after something was done. */
    Labelling saying(Optional<Said> done) {
        return new Labelling(frame, procedure, number, picture, choice, done);
    }

    /** The same with labels to choose from. */
    Labelling with(Choice labels) {
        return new Labelling(frame, procedure, number, picture, Optional.of(labels), said);
    }

    /** The same with nothing to choose. */
    Labelling closed() {
        return new Labelling(frame, procedure, number, picture, Optional.empty(), said);
    }

    /** Under which it is changed. */
    String path() {
        return path(procedure, number);
    }

    static String path(String procedure, int number) {
        return "/gallery/site/photographs/" + procedure + "/" + number;
    }

    /** An id that is unique on a page. */
    String id(String part) {
        return part + "-" + procedure + "-" + number;
    }

    String name() {
        return frame.t("photograph.name", number);
    }

    /** Whether there is anything to say of it to who looks. */
    boolean isShown() {
        return picture.isPresent() || frame.mayCurate();
    }

    String label() {
        return picture.map(SitePicture::label).orElse("");
    }

    /** Who added it, and when. */
    String added() {
        return picture.map(there ->
                        frame.t("labelling.by", there.addedBy(), frame.texts().moment(there.added())))
                .orElse("");
    }

    /** Whether it is there because another procedure has it too. */
    boolean isOfAnother() {
        return picture.isPresent() && !procedure.equals(picture.get().procedure());
    }

    boolean isRemoved() {
        return said.equals(Optional.of(Said.REMOVED));
    }
}
