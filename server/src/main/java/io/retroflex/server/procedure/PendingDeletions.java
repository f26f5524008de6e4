package io.retroflex.server.procedure;

import org.springframework.data.repository.ListCrudRepository;

/** Deletions that are not finished for certain, in the database. */
interface PendingDeletions extends ListCrudRepository<PendingDeletion, Long> {}
