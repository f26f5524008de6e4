package io.retroflex.server.web;

import io.retroflex.server.procedure.AuditRequests;
import io.retroflex.server.procedure.NoSuchProcedureException;
import io.retroflex.server.procedure.ProcedureState;
import io.retroflex.server.procedure.Progress;
import io.retroflex.server.queue.QueueFullException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How far audits are, told as it happens. */
@RestController
@RequestMapping("/api/v1/procedures")
class ProgressController {
    /** A watcher that went away is found out by writing to it. */
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);

    private static final Duration AT_MOST_EVERY = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST_WATCHERS = 1000;

    private final AuditRequests audits;
    private final Semaphore watchers = new Semaphore(MOST_WATCHERS);

    ProgressController(AuditRequests audits) {
        this.audits = audits;
    }

    /** Events of a procedure, each with its {@link Progress}, until its audit is made or has failed. */
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        Progress first = audits.progress(id);
        if (!watchers.tryAcquire()) {
            throw new QueueFullException(MOST_WATCHERS + " watch already", AT_LEAST_EVERY);
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Thread.startVirtualThread(() -> {
            try {
                tell(emitter, id, first);
            } finally {
                watchers.release();
            }
        });
        return emitter;
    }

    private void tell(SseEmitter emitter, String id, Progress first) {
        try {
            Progress now = first;
            send(emitter, now);
            long end = System.nanoTime() + LONGEST.toNanos();
            while (now.state() == ProcedureState.WAITING && System.nanoTime() < end) {
                Thread.sleep(AT_MOST_EVERY);
                now = audits.after(id, now, AT_LEAST_EVERY);
                send(emitter, now);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // Whoever watched went away.
            emitter.complete();
        } catch (NoSuchProcedureException e) {
            // Deleted meanwhile.
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(SseEmitter emitter, Progress progress) throws IOException {
        emitter.send(SseEmitter.event().name("progress").data(progress, MediaType.APPLICATION_JSON));
    }
}
