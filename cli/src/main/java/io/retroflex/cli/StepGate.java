package io.retroflex.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a process end between two steps. The engine takes itself down when a process ends, and a step that is still under
 * way then crashes with a dump; nothing is lost by that, but it looks as if.
 */
final class StepGate {
    private final ReentrantLock step = new ReentrantLock();
    private volatile boolean closed;

    /** Before the first step, on the thread that takes them. */
    void enter() {
        step.lock();
    }

    /** Between two steps; never comes back once the gate is closed. */
    void pass() {
        step.unlock();
        while (closed) {
            LockSupport.park(this);
        }
        step.lock();
    }

    /** After the last step. */
    void leave() {
        step.unlock();
    }

    /**
     * Waits for the step under way, on another thread, and lets none begin.
     *
     * @return whether it ended in that time
     */
    boolean close(Duration patience) {
        closed = true;
        try {
            return step.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
