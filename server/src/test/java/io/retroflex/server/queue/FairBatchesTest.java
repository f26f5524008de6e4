package io.retroflex.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The queue in front of the network. */
class FairBatchesTest {
    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void resultsComeInTheOrderOfThePieces() throws Exception {
        gate.countDown();
        try (FairBatches<Integer, Integer> queue = queue(4, 2, 1000)) {
            assertThat(queue.all(numbers(1, 101)))
                    .isEqualTo(numbers(10, 1010).stream()
                            .filter(number -> number % 10 == 0)
                            .toList());
            assertThat(queue.all(List.of())).isEmpty();
        }
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeLessThanOrEqualTo(4));
    }

    @Test
    void aRequestOfOneDoesNotWaitForOneOfManyThatCameBefore() throws Exception {
        try (FairBatches<Integer, Integer> queue = queue(4, 1, 1000)) {
            CompletableFuture<List<Integer>> many = later(queue, numbers(1, 101));
            until(() -> batches.size() == 1);
            CompletableFuture<List<Integer>> one = later(queue, List.of(500));
            until(() -> queue.waiting() == 97);
            gate.countDown();

            assertThat(one.get()).containsExactly(5000);
            assertThat(many.get()).hasSize(100);
        }
        // The first batch was under way; the one piece is in the next.
        assertThat(batches.get(1)).contains(500).hasSize(4);
    }

    @Test
    void requestsShareABatchEvenly() throws Exception {
        try (FairBatches<Integer, Integer> queue = queue(6, 1, 1000)) {
            CompletableFuture<List<Integer>> first = later(queue, List.of(0));
            until(() -> batches.size() == 1);
            List<CompletableFuture<List<Integer>>> three = new ArrayList<>();
            for (int from : List.of(100, 200, 300)) {
                three.add(later(queue, numbers(from, from + 4)));
                int waiting = 4 * three.size();
                until(() -> queue.waiting() == waiting);
            }
            gate.countDown();
            first.get();
            for (CompletableFuture<List<Integer>> one : three) {
                assertThat(one.get()).hasSize(4);
            }
        }
        assertThat(batches.get(1)).containsExactly(100, 200, 300, 101, 201, 301);
    }

    @Test
    void whatHasNoRoomIsToldToComeBack() throws Exception {
        try (FairBatches<Integer, Integer> queue = queue(1, 1, 5)) {
            CompletableFuture<List<Integer>> first = later(queue, numbers(0, 6));
            until(() -> queue.waiting() == 5);

            assertThatThrownBy(() -> queue.all(List.of(7)))
                    .isInstanceOfSatisfying(
                            QueueFullException.class,
                            full -> assertThat(full.retryAfter().toSeconds()).isBetween(1L, 60L))
                    .hasMessageContaining("5 pictures are waiting");
            gate.countDown();
            assertThat(first.get()).hasSize(6);
            assertThat(queue.all(List.of(7))).containsExactly(70);
        }
    }

    @Test
    void aBatchThatFailsFailsItsRequestsAndNoOthers() throws Exception {
        gate.countDown();
        Function<List<Integer>, List<Integer>> work = batch -> {
            if (batch.contains(13)) {
                throw new IllegalArgumentException("unlucky");
            }
            return batch;
        };
        try (FairBatches<Integer, Integer> queue = new FairBatches<>(work, 4, 1, 100, size -> {})) {
            assertThatThrownBy(() -> queue.all(List.of(13))).hasMessageContaining("unlucky");
            assertThat(queue.all(List.of(14))).containsExactly(14);
        }
    }

    @Test
    void whatWaitsWhenItIsClosedFailsRatherThanHangs() throws Exception {
        FairBatches<Integer, Integer> queue = queue(1, 1, 100);
        CompletableFuture<List<Integer>> request = later(queue, numbers(0, 10));
        until(() -> queue.waiting() == 9);

        queue.close();

        assertThatThrownBy(request::get).isInstanceOf(ExecutionException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> queue.all(List.of(1))).hasMessageContaining("closed");
    }

    /** Multiplies by ten, once the gate is open. */
    private FairBatches<Integer, Integer> queue(int batch, int workers, int capacity) {
        return new FairBatches<>(
                pieces -> {
                    batches.add(pieces);
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return pieces.stream().map(piece -> 10 * piece).toList();
                },
                batch,
                workers,
                capacity,
                size -> {});
    }

    private static CompletableFuture<List<Integer>> later(FairBatches<Integer, Integer> queue, List<Integer> pieces) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return queue.all(pieces);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(2);
        }
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
