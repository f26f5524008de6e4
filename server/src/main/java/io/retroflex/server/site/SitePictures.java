package io.retroflex.server.site;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Pictures of the site in the database, those that were removed among them. */
interface SitePictures extends ListCrudRepository<SitePicture, Long> {
    List<SitePicture> findByRemovedIsNullOrderById();

    Optional<SitePicture> findByIdAndRemovedIsNull(long id);

    List<SitePicture> findByProcedureAndRemovedIsNull(String procedure);

    List<SitePicture> findByContentInAndRemovedIsNull(Collection<String> contents);

    @Modifying
    @Query("""
            UPDATE site_picture SET content = NULL, file = NULL, model = NULL, vector = NULL, removed = :removed, removed_by = :by
            WHERE id = :id AND removed IS NULL
            """)
    int remove(long id, Instant removed, String by);

    /** Those that were removed before named the procedure, too. */
    @Modifying
    @Query("""
            UPDATE site_picture SET procedure_public_id = NULL, photograph = NULL, content = NULL, file = NULL, model = NULL,
                vector = NULL, removed = coalesce(removed, :removed)
            WHERE procedure_public_id = :procedure
            """)
    void erase(String procedure, Instant removed);
}
