package io.retroflex.server.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProgressBoardTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ProgressBoard board = new ProgressBoard();

    @Test
    void whatChangesBeforeOneWaitsIsNotMissed() throws InterruptedException {
        try (ProgressBoard.Watch watch = board.watch("one")) {
            board.begin("one", 3);
            board.step("one");

            assertThat(watch.await(LONG)).isTrue();
            assertThat(board.now("one")).contains(new Progress(ProcedureState.WAITING, 1, 3));
            assertThat(watch.await(Duration.ZERO)).isFalse();
        }
    }

    @Test
    void whoWatchesAnotherIsNotWoken() throws InterruptedException {
        try (ProgressBoard.Watch one = board.watch("one");
                ProgressBoard.Watch again = board.watch("one");
                ProgressBoard.Watch other = board.watch("other")) {
            board.begin("one", 1);
            board.end("one");

            assertThat(one.await(Duration.ZERO)).isTrue();
            assertThat(again.await(Duration.ZERO)).isTrue();
            assertThat(other.await(Duration.ZERO)).isFalse();
        }
        assertThat(board.now("one")).isEmpty();
    }

    @Test
    void whoWaitsIsWoken() throws Exception {
        try (ProgressBoard.Watch watch = board.watch("one")) {
            CompletableFuture<Boolean> woken = new CompletableFuture<>();
            Thread waiting = Thread.ofVirtual().start(() -> {
                try {
                    woken.complete(watch.await(LONG));
                } catch (InterruptedException e) {
                    woken.completeExceptionally(e);
                }
            });
            while (waiting.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }

            board.begin("one", 1);

            assertThat(woken.get()).isTrue();
        }
    }
}
