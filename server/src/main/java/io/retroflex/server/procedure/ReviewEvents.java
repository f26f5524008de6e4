package io.retroflex.server.procedure;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** What persons said, in the database. */
interface ReviewEvents extends ListCrudRepository<ReviewEvent, Long> {
    /** What was said of a procedure, in its order. */
    List<ReviewEvent> findByProcedureIdOrderById(long procedureId);
}
