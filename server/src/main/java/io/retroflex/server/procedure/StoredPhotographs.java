package io.retroflex.server.procedure;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Photographs in the database. */
interface StoredPhotographs extends ListCrudRepository<StoredPhotograph, Long> {
    /** Those of a procedure, in their order. */
    @Query("SELECT * FROM photograph WHERE procedure_id = :procedureId ORDER BY number")
    List<StoredPhotograph> findByProcedureIdOrderByNumber(long procedureId);
}
