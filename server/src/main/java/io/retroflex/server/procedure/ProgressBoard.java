package io.retroflex.server.procedure;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * How far audits are that are being made. Who watches waits in a thread of their own, so that no audit waits for them, and is
 * woken for their procedure alone: many watch while one is made.
 */
@Component
class ProgressBoard {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Progress> progress = new HashMap<>();
    private final Map<String, Set<Watch>> watches = new HashMap<>();

    /** Waits for changes of one procedure. */
    final class Watch implements AutoCloseable {
        private final String id;
        private final Condition changed = lock.newCondition();
        private boolean hasChanged;

        private Watch(String id) {
            this.id = id;
        }

        /**
         * Waits until something has changed since the watch began or was last asked, or for as long as that.
         *
         * @return whether something has
         */
        boolean await(Duration most) throws InterruptedException {
            long left = most.toNanos();
            lock.lock();
            try {
                while (left > 0 && !hasChanged) {
                    left = changed.awaitNanos(left);
                }
                boolean was = hasChanged;
                hasChanged = false;
                return was;
            } finally {
                lock.unlock();
            }
        }

        private void wake() {
            hasChanged = true;
            changed.signal();
        }

        @Override
        public void close() {
            lock.lock();
            try {
                watches.computeIfPresent(id, (same, all) -> {
                    all.remove(this);
                    return all.isEmpty() ? null : all;
                });
            } finally {
                lock.unlock();
            }
        }
    }

    /** Begins to watch a procedure. What it looks at afterwards it does not miss. */
    Watch watch(String id) {
        Watch watch = new Watch(id);
        lock.lock();
        try {
            watches.computeIfAbsent(id, unseen -> new HashSet<>()).add(watch);
        } finally {
            lock.unlock();
        }
        return watch;
    }

    /** Begins with a procedure. */
    void begin(String id, int photographs) {
        change(id, () -> progress.put(id, new Progress(ProcedureState.WAITING, 0, photographs)));
    }

    /** One more photograph was looked at. */
    void step(String id) {
        change(
                id,
                () -> progress.computeIfPresent(
                        id, (same, now) -> new Progress(now.state(), now.looked() + 1, now.photographs())));
    }

    /** Ends with it; the database knows the rest. */
    void end(String id) {
        change(id, () -> progress.remove(id));
    }

    private void change(String id, Runnable change) {
        lock.lock();
        try {
            change.run();
            watches.getOrDefault(id, Set.of()).forEach(Watch::wake);
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
}
