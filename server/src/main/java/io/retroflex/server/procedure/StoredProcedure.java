package io.retroflex.server.procedure;

import io.retroflex.audit.verdict.Completeness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A procedure in the database.
 *
 * @param id of the row; none before it is stored
 * @param publicId by which it is asked for: random, so that it cannot be guessed
 * @param name what the unit calls it; never a patient's name
 * @param protocol that it is held against
 * @param state how far it got
 * @param created when
 * @param createdBy the name of an account
 * @param idempotencyKey of the request that made it, if it had one
 * @param photographs how many it has
 * @param audited when its audit was made, if it was
 * @param failure why its audit could not be made, if so
 * @param completeness by the verdicts that hold, once it is audited
 * @param signedBy who stands for the audit, if somebody does
 * @param signed when they signed
 * @param unitRow of its audit, for the unit's statistics
 */
@Table("procedures")
public record StoredProcedure(
        @Id @Nullable Long id,
        String publicId,
        String name,
        String protocol,
        ProcedureState state,
        Instant created,
        String createdBy,
        @Nullable String idempotencyKey,
        int photographs,
        @Nullable Instant audited,
        @Nullable String failure,
        @Nullable Completeness completeness,
        @Nullable String signedBy,
        @Nullable Instant signed,
        @Nullable String unitRow) {
    /** What a name is made of: letters, digits and what stands in numbers of a unit; nothing that markup is made of. */
    public static final String NAME = "[\\p{L}\\p{N} ._:/#()+-]{1,100}";

    /** The row's number. */
    long row() {
        if (id == null) {
            throw new IllegalStateException("the procedure is not stored yet");
        }
        return id;
    }

    /** Whether somebody stands for its audit, so that nothing of it may change. */
    public boolean isSigned() {
        return signedBy != null;
    }
}
