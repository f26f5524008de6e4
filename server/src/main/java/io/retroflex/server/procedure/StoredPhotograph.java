package io.retroflex.server.procedure;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A photograph of a procedure.
 *
 * @param id of the row; none before it is stored
 * @param procedureId the row of its procedure
 * @param number within the procedure, from 1
 * @param content of the file that was sent, which names what is kept of it
 * @param taken when, by the clock of the machine, if its file said so
 */
@Table("photograph")
record StoredPhotograph(
        @Id @Nullable Long id,
        long procedureId,
        int number,
        String content,
        @Nullable LocalDateTime taken) {}
