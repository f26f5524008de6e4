package io.retroflex.server.procedure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** How far audits are that are being made. Who watches waits in a thread of their own, so that no audit waits for them. */
@Component
class ProgressBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Progress> progress = new HashMap<>();
    private long changes;

    /** Begins with a procedure. */
    void begin(String id, int photographs) {
        change(id, new Progress(ProcedureState.WAITING, 0, photographs));
    }

    /** One more photograph was looked at. */
    void step(String id) {
        lock.lock();
        try {
            progress.computeIfPresent(
                    id, (same, now) -> new Progress(now.state(), now.looked() + 1, now.photographs()));
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends with it; the database knows the rest. */
    void end(String id) {
        lock.lock();
        try {
            progress.remove(id);
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void change(String id, Progress now) {
        lock.lock();
        try {
            progress.put(id, now);
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How far one is, if it is being made. */
    Optional<Progress> now(String id) {
        lock.lock();
        try {
            return Optional.ofNullable(progress.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** How often anything has changed; to be asked before looking, and then to be waited for. */
    long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something has changed since, or for as long as that. */
    void await(long since, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (left > 0 && changes == since) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
