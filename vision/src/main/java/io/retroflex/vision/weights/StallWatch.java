package io.retroflex.vision.weights;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * An answer's body that is closed when it stays silent for too long, which ends a read that would otherwise wait for
 * ever: the HTTP client limits the wait for an answer, not the silence within one.
 */
final class StallWatch implements Closeable {
    private final InputStream body;
    private final long limitNanos;
    private final Thread watcher;
    private volatile long lastRead = System.nanoTime();
    private volatile boolean stalled;

    StallWatch(InputStream body, Duration limit) {
        this.body = body;
        this.limitNanos = limit.toNanos();
        this.watcher = Thread.ofVirtual().start(this::watch);
    }

    /**
     * Reads as {@link InputStream#read(byte[])}.
     *
     * @throws IOException if the body breaks off or has been silent for too long
     */
    int read(byte[] buffer) throws IOException {
        try {
            int count = body.read(buffer);
            lastRead = System.nanoTime();
            if (count < 0 && stalled) {
                throw stall();
            }
            return count;
        } catch (IOException e) {
            throw stalled ? stall() : e;
        }
    }

    private static IOException stall() {
        return new IOException("the server has gone silent");
    }

    private void watch() {
        try {
            long left = limitNanos;
            while (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
                left = limitNanos - (System.nanoTime() - lastRead);
            }
            stalled = true;
            body.close();
        } catch (InterruptedException | IOException e) {
            // Interrupted: all has been read. A body that cannot be closed is broken, and its reader hears of that.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        watcher.interrupt();
        body.close();
    }
}
