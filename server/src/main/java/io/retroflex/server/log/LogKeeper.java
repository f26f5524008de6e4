package io.retroflex.server.log;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Brings the log to the disk, and then its end to the database: never the other way round, so that the database knows nothing
 * that a power failure could take away. All that was written within a moment goes together, since a disk keeps some hundred
 * groups a second, whatever their size.
 */
final class LogKeeper implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogKeeper.class);
    private static final long PAUSE_MILLISECONDS = 200;

    private final Disk disk;
    private final Supplier<Mark> end;
    private final Consumer<Mark> anchor;
    private final Consumer<IOException> failed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean more;
    private boolean closed;

    /** Brings what was written to the disk. */
    @FunctionalInterface
    interface Disk {
        /** Returns when it is there. */
        void force() throws IOException;
    }

    /**
     * Begins to wait.
     *
     * @param end where the log ends now
     * @param anchor takes an end that is on the disk
     * @param failed is told that the disk did not take it
     */
    LogKeeper(Disk disk, Supplier<Mark> end, Consumer<Mark> anchor, Consumer<IOException> failed) {
        this.disk = disk;
        this.end = end;
        this.anchor = anchor;
        this.failed = failed;
        this.thread = Thread.ofPlatform().daemon().name("access-log").start(this::run);
    }

    /** There is more to keep. */
    void more() {
        lock.lock();
        try {
            more = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (waitForMore()) {
                keep();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it; if somebody does, the last group is kept when it is closed.
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is more, rather than an end. */
    private boolean waitForMore() throws InterruptedException {
        lock.lock();
        try {
            while (!more && !closed) {
                changed.await();
            }
            for (long left = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLISECONDS); left > 0 && !closed; ) {
                left = changed.awaitNanos(left);
            }
            more = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        Mark mark = end.get();
        try {
            disk.force();
        } catch (IOException e) {
            failed.accept(e);
            return;
        }
        try {
            anchor.accept(mark);
        } catch (DataAccessException | TransactionException e) {
            LOGGER.warn("the database does not take the end of the access log; it is tried again: {}", e.getMessage());
            more();
        }
    }

    /** Keeps what is left, and ends. Without interrupting: that would close the database's file under its hands. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        keep();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
