package io.retroflex.server.site;

import io.retroflex.evaluation.Estimate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How often held-out pictures of the gallery that was given find their label, without and with the pictures of the site. Another
 * label than theirs may come first because of a picture of the site, or no longer.
 *
 * @param id of the row; none before it is stored
 * @param moment when it was measured
 * @param gallery the fingerprint of all pictures that were asked
 * @param pictures of the site
 * @param queries how many were asked
 * @param at1Before the share whose first neighbour has their label, without the pictures of the site
 * @param at1After the same with them
 * @param at5Before the share with their label among the first five, without the pictures of the site
 * @param at5After the same with them
 */
@Table("site_measure")
public record SiteMeasure(
        @Id @Nullable Long id,
        Instant moment,
        String gallery,
        int pictures,
        int queries,
        @Embedded.Empty(prefix = "at1_before_") Estimate at1Before,
        @Embedded.Empty(prefix = "at1_after_") Estimate at1After,
        @Embedded.Empty(prefix = "at5_before_") Estimate at5Before,
        @Embedded.Empty(prefix = "at5_after_") Estimate at5After) {}
