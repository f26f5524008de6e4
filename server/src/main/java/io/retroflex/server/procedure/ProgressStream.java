package io.retroflex.server.procedure;

import io.retroflex.server.queue.QueueFullException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells whoever watches how far an audit is, as it happens. */
@Component
public class ProgressStream {
    /** A watcher that went away is found out by writing to it. */
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(10);

    private static final Duration AT_MOST_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int MOST_WATCHERS = 1000;

    private final AuditRequests audits;
    private final ProgressBoard board;
    private final Semaphore watchers = new Semaphore(MOST_WATCHERS);

    ProgressStream(AuditRequests audits, ProgressBoard board) {
        this.audits = audits;
        this.board = board;
    }

    /**
     * Events named {@code progress}, each with a {@link Progress}, until the audit is made or has failed.
     *
     * @throws NoSuchProcedureException if there is no such procedure
     * @throws QueueFullException if too many watch already
     */
    public SseEmitter of(String id) {
        // Who asks for what is not there is told so, and gets no stream.
        audits.progress(id);
        if (!watchers.tryAcquire()) {
            throw new QueueFullException(MOST_WATCHERS + " watch already", AT_LEAST_EVERY);
        }
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Thread.startVirtualThread(() -> {
            try {
                tell(emitter, id);
            } finally {
                watchers.release();
            }
        });
        return emitter;
    }

    private void tell(SseEmitter emitter, String id) {
        try (ProgressBoard.Watch watch = board.watch(id)) {
            long end = System.nanoTime() + LONGEST.toNanos();
            Progress now = audits.progress(id);
            send(emitter, now);
            while (now.state() == ProcedureState.WAITING && System.nanoTime() < end) {
                Thread.sleep(AT_MOST_EVERY);
                watch.await(AT_LEAST_EVERY);
                now = audits.progress(id);
                send(emitter, now);
            }
            emitter.complete();
        } catch (IOException | IllegalStateException | NoSuchProcedureException e) {
            // Whoever watched went away, or the procedure did.
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(SseEmitter emitter, Progress progress) throws IOException {
        emitter.send(SseEmitter.event().name("progress").data(progress, MediaType.APPLICATION_JSON));
    }
}
