package io.retroflex.server.site;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.ListCrudRepository;

/** What was measured, in the database. */
interface SiteMeasures extends ListCrudRepository<SiteMeasure, Long> {
    List<SiteMeasure> findByOrderByIdDesc(Pageable page);

    Optional<SiteMeasure> findFirstByOrderByIdDesc();
}
