package io.retroflex.server.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A thing that was done with a picture of the site.
 *
 * @param id of the row; none before it is stored
 * @param pictureId the row of the picture
 * @param kind what was done
 * @param label that the picture has from then on, or had
 * @param account who did it; none for what went with its procedure
 * @param moment when
 */
@Table("site_event")
public record SiteEvent(
        @Id @Nullable Long id,
        long pictureId,
        Kind kind,
        String label,
        @Nullable String account,
        Instant moment) {
    /** What can be done. */
    public enum Kind {
        /** It is in the gallery from now on. */
        ADDED,
        /** It has another label. */
        RELABELLED,
        /** It is no longer in the gallery. */
        REMOVED,
        /** It went with its procedure. */
        ERASED
    }

    /** What the picture is called in the gallery. */
    public String picture() {
        return SitePicture.name(pictureId);
    }
}
