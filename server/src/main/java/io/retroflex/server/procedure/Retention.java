package io.retroflex.server.procedure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.retroflex.server.Storage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Deletes procedures that are older than its user wants to keep them, at the start and once an hour; as {@link Deletion} does. */
@Component
public class Retention implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final StoredProcedures procedures;
    private final Deletion deletion;
    private final OptionalInt keepDays;
    private final Clock clock;
    private final Counter deleted;
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("retention").factory());
    private @Nullable Future<?> turns;
    private volatile boolean running;

    Retention(StoredProcedures procedures, Deletion deletion, Storage storage, Clock clock, MeterRegistry meters) {
        this.procedures = procedures;
        this.deletion = deletion;
        this.keepDays = storage.keepDays();
        this.clock = clock;
        this.deleted = meters.counter("retroflex.retention.deleted");
    }

    /** Deletes what is too old now; what cannot be deleted is tried again the next time. */
    public synchronized void sweep() {
        try {
            if (keepDays.isPresent()) {
                procedures
                        .createdBefore(clock.instant().minus(Duration.ofDays(keepDays.getAsInt())))
                        .forEach(this::delete);
            }
        } catch (RuntimeException e) {
            // An exception would end all later turns.
            LOG.error("procedures that are too old could not be looked for", e);
        }
    }

    private void delete(String id) {
        try {
            deletion.delete(id);
            deleted.increment();
            LOG.info("procedure {} was older than {} days and is deleted", id, keepDays.getAsInt());
        } catch (NoSuchProcedureException e) {
            // Somebody was faster.
            LOG.debug("procedure {} is deleted already", id);
        } catch (IOException | RuntimeException e) {
            LOG.error("procedure {} is too old and could not be deleted", id, e);
        }
    }

    @Override
    public void start() {
        running = true;
        if (keepDays.isPresent()) {
            turns = background.scheduleWithFixedDelay(this::sweep, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Override
    public void stop() {
        running = false;
        if (turns != null) {
            turns.cancel(false);
        }
        // Waits for the one that is being deleted.
        background.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
