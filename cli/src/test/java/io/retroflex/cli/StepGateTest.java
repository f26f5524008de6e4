package io.retroflex.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepGateTest {
    @Test
    void onceClosedNoStepBegins() throws InterruptedException {
        StepGate gate = new StepGate();
        AtomicInteger steps = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(3);
        Thread training = Thread.ofPlatform().daemon().start(() -> {
            gate.enter();
            while (true) {
                steps.incrementAndGet();
                begun.countDown();
                gate.pass();
            }
        });
        begun.await();

        assertThat(gate.close(Duration.ofSeconds(30))).isTrue();
        int taken = steps.get();
        while (training.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(steps).hasValue(taken);
    }

    @Test
    void aStepThatTakesTooLongIsNotWaitedForForEver() throws InterruptedException {
        StepGate gate = new StepGate();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread training = Thread.ofPlatform().daemon().start(() -> {
            gate.enter();
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            gate.leave();
        });
        begun.await();

        assertThat(gate.close(Duration.ofMillis(1))).isFalse();
        end.countDown();
        training.join();
    }
}
