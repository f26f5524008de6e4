package io.retroflex.server.procedure;

import io.retroflex.audit.verdict.Completeness;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Procedures in the database. Each change names the state that it needs, so that of two that race one comes too late. */
interface StoredProcedures extends ListCrudRepository<StoredProcedure, Long> {
    /** What a filter lets through; an empty value lets all. */
    String WANTED = """
            WHERE (:state = '' OR state = :state)
              AND (:protocol = '' OR protocol = :protocol)
              AND (:completeness = '' OR completeness = :completeness)
              AND (:signed = '' OR (:signed = 'true') = (signed_by IS NOT NULL))
              AND (:name = '' OR lower(name) LIKE lower(:name) ESCAPE '!')
            """;

    // Asked at each step of each request: a query that is derived from its name is derived anew each time.
    @Query("SELECT * FROM procedures WHERE public_id = :publicId")
    Optional<StoredProcedure> findByPublicId(String publicId);

    /** The same, kept from all others until the transaction ends. */
    @Query("SELECT * FROM procedures WHERE public_id = :publicId FOR UPDATE")
    @Nullable
    StoredProcedure readByPublicId(String publicId);

    List<StoredProcedure> findByPublicIdIn(Collection<String> publicIds);

    @Query("SELECT * FROM procedures WHERE created_by = :createdBy AND idempotency_key = :idempotencyKey")
    Optional<StoredProcedure> findByCreatedByAndIdempotencyKey(String createdBy, String idempotencyKey);

    @Query("SELECT public_id FROM procedures WHERE state = 'WAITING' ORDER BY id")
    List<String> waiting();

    @Query("SELECT coalesce(sum(photographs), 0) FROM procedures WHERE state = 'WAITING'")
    long photographsWaiting();

    @Query("SELECT * FROM procedures " + WANTED + " ORDER BY id DESC LIMIT :size OFFSET :start")
    List<StoredProcedure> page(
            String state, String protocol, String completeness, String signed, String name, int size, long start);

    @Query("SELECT count(*) FROM procedures " + WANTED)
    long count(String state, String protocol, String completeness, String signed, String name);

    @Query("SELECT * FROM procedures WHERE state = 'AUDITED' AND protocol = :protocol ORDER BY id")
    List<StoredProcedure> auditedBy(String protocol);

    @Query("SELECT public_id FROM procedures WHERE created < :before ORDER BY id")
    List<String> createdBefore(Instant before);

    @Modifying
    @Query(
            "UPDATE procedures SET photographs = :photographs, state = 'OPEN', failure = NULL, completeness = NULL, unit_row = NULL"
                    + " WHERE id = :id")
    void reopen(long id, int photographs);

    @Modifying
    @Query(
            "UPDATE procedures SET state = 'WAITING', failure = NULL WHERE public_id = :publicId AND state <> 'WAITING' AND signed_by IS NULL")
    int await(String publicId);

    @Modifying
    @Query("""
            UPDATE procedures SET state = 'AUDITED', audited = :audited, completeness = :completeness, unit_row = :unitRow
            WHERE public_id = :publicId AND state = 'WAITING'
            """)
    int audited(String publicId, Instant audited, Completeness completeness, String unitRow);

    @Modifying
    @Query(
            "UPDATE procedures SET state = 'FAILED', failure = :failure WHERE public_id = :publicId AND state = 'WAITING'")
    int failed(String publicId, String failure);

    @Modifying
    @Query(
            "UPDATE procedures SET completeness = :completeness, unit_row = :unitRow, signed_by = :signedBy, signed = :signed WHERE id = :id")
    void reviewed(
            long id, Completeness completeness, String unitRow, @Nullable String signedBy, @Nullable Instant signed);
}
