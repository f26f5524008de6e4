package io.retroflex.server.site;

import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.ListCrudRepository;

/** What was done with pictures of the site, in the database. */
interface SiteEvents extends ListCrudRepository<SiteEvent, Long> {
    List<SiteEvent> findByOrderByIdDesc(Pageable page);
}
