package io.retroflex.server.procedure;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A procedure whose rows are deleted and whose files are not for certain.
 *
 * @param id of the row; none before it is stored
 * @param publicId of the procedure
 */
@Table("pending_deletion")
record PendingDeletion(@Id @Nullable Long id, String publicId) {}
