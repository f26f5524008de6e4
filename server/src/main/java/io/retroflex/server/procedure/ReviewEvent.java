package io.retroflex.server.procedure;

import io.retroflex.audit.verdict.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A thing that a person said of an audit. The last of each kind holds; those before it are its history.
 *
 * @param id of the row; none before it is stored
 * @param procedureId the row of its procedure
 * @param kind what was said
 * @param station that it is about, if it is about one
 * @param photograph that it is about, if it is about one
 * @param verdict of a ruling
 * @param reason in the person's words, if they gave one
 * @param account who said it
 * @param moment when
 */
@Table("review_event")
public record ReviewEvent(
        @Id @Nullable Long id,
        long procedureId,
        Kind kind,
        @Nullable String station,
        @Nullable Integer photograph,
        @Nullable Verdict verdict,
        @Nullable String reason,
        String account,
        Instant moment) {
    /** What a reason is made of: lines of text without other control characters. */
    public static final String REASON = "[\\P{Cc}\\n\\r\\t]{1,1000}";

    /** What can be said. */
    public enum Kind {
        /** A verdict in place of the machine's. */
        RULED,
        /** The ruling on a station is taken back. */
        UNRULED,
        /** A photograph shows a station, or is of no use if none is named. */
        PLACED,
        /** The placement of a photograph is taken back. */
        UNPLACED,
        /** The person stands for the audit. */
        SIGNED,
        /** A signature is taken back. */
        REOPENED
    }
}
