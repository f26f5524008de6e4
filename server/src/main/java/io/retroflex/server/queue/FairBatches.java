package io.retroflex.server.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Does the work of many requests in batches. Each batch takes one piece of each request in turn until it is full, so that a
 * request of one picture does not wait for one of a thousand that came before it. What may wait is bounded.
 *
 * @param <T> a piece of work
 * @param <R> what comes of it
 */
public final class FairBatches<T, R> implements AutoCloseable {
    private static final double SMOOTHING = 0.1;

    private final Function<List<T>, List<R>> work;
    private final int batch;
    private final int capacity;
    private final IntConsumer sizes;
    private final List<Thread> workers = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Request<T, R>> requests = new ArrayDeque<>();
    private int waiting;
    private double secondsEach;
    private boolean closed;

    /** The pieces of a request, and how many of them are under way or done. */
    private static final class Request<T, R> {
        private final List<T> pieces;
        private final R[] results;
        private final CompletableFuture<List<R>> all = new CompletableFuture<>();
        private int taken;
        private int done;

        @SuppressWarnings("unchecked") // an array of a type variable, which never leaves this class
        Request(List<T> pieces) {
            this.pieces = List.copyOf(pieces);
            this.results = (R[]) new Object[pieces.size()];
        }
    }

    /** A piece of a request. */
    private record Piece<T, R>(Request<T, R> request, int index) {}

    /**
     * Begins to wait for work.
     *
     * @param work of a batch; gives a result for each piece, in their order
     * @param batch how many pieces are done at once at most
     * @param workers how many batches go on at once
     * @param capacity how many pieces may wait
     * @param sizes is told how large each batch is
     */
    public FairBatches(Function<List<T>, List<R>> work, int batch, int workers, int capacity, IntConsumer sizes) {
        if (batch < 1 || workers < 1 || capacity < 1) {
            throw new IllegalArgumentException("batch, workers and capacity are at least 1");
        }
        this.work = work;
        this.batch = batch;
        this.capacity = capacity;
        this.sizes = sizes;
        for (int i = 0; i < workers; i++) {
            this.workers.add(Thread.ofPlatform().daemon().name("batches-" + i).start(this::serve));
        }
    }

    /**
     * Has all pieces done and waits for it.
     *
     * @throws QueueFullException if there is no room for them; a request larger than all the room is let in when nothing waits
     * @throws InterruptedException if the calling thread is interrupted; its pieces are done nonetheless
     */
    public List<R> all(List<T> pieces) throws InterruptedException {
        if (pieces.isEmpty()) {
            return List.of();
        }
        try {
            return admit(pieces).all.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    private Request<T, R> admit(List<T> pieces) {
        Request<T, R> request = new Request<>(pieces);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the queue is closed");
            }
            if (waiting > 0 && waiting + pieces.size() > capacity) {
                long seconds = (long) Math.ceil(waiting * secondsEach);
                throw new QueueFullException(
                        waiting + " pictures are waiting already", Duration.ofSeconds(Math.clamp(seconds, 1, 60)));
            }
            requests.add(request);
            waiting += pieces.size();
            arrived.signalAll();
            return request;
        } finally {
            lock.unlock();
        }
    }

    /** How many pieces wait for a worker. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        try {
            while (true) {
                List<Piece<T, R>> taken = take();
                sizes.accept(taken.size());
                finish(taken);
            }
        } catch (InterruptedException e) {
            // Closed: nothing is waited for any more.
        }
    }

    private List<Piece<T, R>> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (requests.isEmpty()) {
                arrived.await();
            }
            List<Piece<T, R>> taken = new ArrayList<>(batch);
            while (taken.size() < batch && !requests.isEmpty()) {
                Request<T, R> next = requests.remove();
                taken.add(new Piece<>(next, next.taken++));
                waiting--;
                if (next.taken < next.pieces.size()) {
                    requests.add(next);
                }
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void finish(List<Piece<T, R>> taken) {
        long began = System.nanoTime();
        List<T> pieces = taken.stream()
                .map(piece -> piece.request.pieces.get(piece.index))
                .toList();
        try {
            List<R> results = work.apply(pieces);
            double seconds = (System.nanoTime() - began) / 1e9 / taken.size() / workers.size();
            lock.lock();
            try {
                secondsEach = secondsEach == 0 ? seconds : (1 - SMOOTHING) * secondsEach + SMOOTHING * seconds;
                for (int i = 0; i < taken.size(); i++) {
                    deliver(taken.get(i), results.get(i));
                }
            } finally {
                lock.unlock();
            }
        } catch (RuntimeException e) {
            // The requests that had a piece in it fail; all others go on.
            taken.forEach(piece -> piece.request.all.completeExceptionally(e));
        }
    }

    private static <T, R> void deliver(Piece<T, R> piece, R result) {
        Request<T, R> request = piece.request;
        request.results[piece.index] = result;
        if (++request.done == request.results.length) {
            request.all.complete(Collections.unmodifiableList(Arrays.asList(request.results)));
        }
    }

    /** Ends the workers; what waits fails. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            IllegalStateException end = new IllegalStateException("the queue was closed");
            requests.forEach(request -> request.all.completeExceptionally(end));
            requests.clear();
            waiting = 0;
        } finally {
            lock.unlock();
        }
        workers.forEach(Thread::interrupt);
    }
}
