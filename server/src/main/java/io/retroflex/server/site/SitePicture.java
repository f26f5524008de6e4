package io.retroflex.server.site;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A picture of the site in the database.
 *
 * @param id of the row; none before it is stored
 * @param procedure that it is a photograph of, by its public id; none once that is deleted
 * @param photograph its number there
 * @param content of the file that was sent; none once the picture is removed
 * @param file that holds it; none once the picture is removed
 * @param label what it shows
 * @param model the fingerprint of the model that made the vector; none once the picture is removed
 * @param vector of it, see {@link Vectors}; none once the picture is removed
 * @param added when
 * @param addedBy the name of an account
 * @param removed when, if it was
 * @param removedBy the name of an account; none if it went with its procedure
 */
@Table("site_picture")
public record SitePicture(
        @Id @Nullable Long id,
        @Column("procedure_public_id") @Nullable String procedure,
        @Nullable Integer photograph,
        @Nullable String content,
        @Nullable String file,
        String label,
        @Nullable String model,
        @SuppressWarnings("ArrayRecordComponent") // as the database has it; rows are not compared
        byte @Nullable [] vector,
        Instant added,
        String addedBy,
        @Nullable Instant removed,
        @Nullable String removedBy) {
    private static final String PREFIX = "site-";

    /** What it is called in the gallery. */
    public String name() {
        if (id == null) {
            throw new IllegalStateException("the picture is not stored yet");
        }
        return name(id);
    }

    static String name(long row) {
        return PREFIX + row;
    }

    /** The row of a picture that is called so in the gallery; none if it is none of the site's. */
    static Optional<Long> row(String name) {
        if (!name.matches(PREFIX + "[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(name.substring(PREFIX.length())));
    }

    /** The same with a vector. */
    SitePicture with(String newModel, byte[] newVector) {
        return new SitePicture(
                id,
                procedure,
                photograph,
                content,
                file,
                label,
                newModel,
                newVector,
                added,
                addedBy,
                removed,
                removedBy);
    }

    /** The same with another label. */
    SitePicture with(String newLabel) {
        return new SitePicture(
                id, procedure, photograph, content, file, newLabel, model, vector, added, addedBy, removed, removedBy);
    }
}
