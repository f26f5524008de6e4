package io.retroflex.server.procedure;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** What persons said, in the database. */
interface ReviewEvents extends ListCrudRepository<ReviewEvent, Long> {
    /** What was said of a procedure, in its order. */
    // Asked at each audit: a query that is derived from its name is derived anew each time.
    @Query("SELECT * FROM review_event WHERE procedure_id = :procedureId ORDER BY id")
    List<ReviewEvent> findByProcedureIdOrderById(long procedureId);
}
