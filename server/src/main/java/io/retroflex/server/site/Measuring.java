package io.retroflex.server.site;

import io.retroflex.evaluation.EvaluationOptions;
import io.retroflex.evaluation.HitRates;
import io.retroflex.gallery.Entry;
import io.retroflex.gallery.GalleryReader;
import io.retroflex.server.ServedGallery;
import io.retroflex.server.engine.Asked;
import io.retroflex.server.engine.Engine;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/**
 * Measures what the pictures of the site do to the answers, one state of them after another, and nobody waits for it. Of states
 * that come while one is measured, the last is.
 */
@Component
public class Measuring implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);
    private static final int MOST_SHOWN = 100;
    private static final EvaluationOptions OPTIONS = EvaluationOptions.defaults();

    private final ServedGallery served;
    private final Engine engine;
    private final SiteMeasures measures;
    private final Clock clock;
    private final ExecutorService measuring = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("measure-", 0).factory());

    /** What does not change while the service runs; only the measuring thread looks at it. */
    private Optional<Before> before = Optional.empty();

    Measuring(ServedGallery served, Engine engine, SiteMeasures measures, Clock clock) {
        this.served = served;
        this.engine = engine;
        this.measures = measures;
        this.clock = clock;
    }

    /** The queries, and how often they find their label without the pictures of the site; no rates where there is no query. */
    private record Before(List<Entry> queries, Optional<HitRates> rates) {}

    /** What was measured, the newest first. */
    public List<SiteMeasure> all() {
        return measures.findByOrderByIdDesc(PageRequest.of(0, MOST_SHOWN));
    }

    /** Asks for the pictures to be measured that answer now, if they were not. */
    void ask() {
        measuring.execute(() -> {
            try {
                measure(engine.asked());
            } catch (RuntimeException e) {
                if (!measuring.isShutdown()) {
                    LOG.error("what the pictures of the site do to the answers could not be measured", e);
                }
            }
        });
    }

    private void measure(Asked asked) {
        String fingerprint = asked.provenance().galleryFingerprint();
        boolean known = measures.findFirstByOrderByIdDesc()
                .map(SiteMeasure::gallery)
                .filter(fingerprint::equals)
                .isPresent();
        if (known) {
            return;
        }
        Before first = before.orElseGet(this::before);
        before = Optional.of(first);
        if (first.rates().isEmpty()) {
            return;
        }
        HitRates without = first.rates().get();
        HitRates after = rates(first.queries(), asked.gallery());
        measures.save(new SiteMeasure(
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                fingerprint,
                asked.gallery().size() - served.gallery().size(),
                first.queries().size(),
                without.at1(),
                after.at1(),
                without.at5(),
                after.at5()));
    }

    private Before before() {
        List<Entry> queries = HeldOutQueries.of(served.gallery());
        return new Before(
                queries, queries.isEmpty() ? Optional.empty() : Optional.of(rates(queries, served.gallery())));
    }

    private static HitRates rates(List<Entry> queries, GalleryReader gallery) {
        return HitRates.of(queries, gallery, OPTIONS.resamples(), OPTIONS.seed());
    }

    /** What is not finished is measured after the next start. */
    @Override
    public void destroy() {
        measuring.shutdownNow();
    }
}
