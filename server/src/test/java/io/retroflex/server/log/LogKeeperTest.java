package io.retroflex.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** The way of the log to the disk and to the database. */
class LogKeeperTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong written = new AtomicLong();

    private Mark end() {
        return new Mark(new Head(written.get(), "0".repeat(64)), 0);
    }

    private void inDatabase(Mark mark) {
        done.add("database " + mark.head().number());
    }

    @Test
    void allOfAMomentGoesToTheDiskFirstAndThenToTheDatabase() throws InterruptedException {
        CountDownLatch kept = new CountDownLatch(1);
        try (LogKeeper keeper = new LogKeeper(
                () -> done.add("disk"),
                this::end,
                mark -> {
                    inDatabase(mark);
                    kept.countDown();
                },
                failure -> done.add("failed"))) {
            for (int i = 0; i < 100; i++) {
                written.incrementAndGet();
                keeper.more();
            }
            kept.await();
        }

        assertThat(done.subList(0, 2)).containsExactly("disk", "database 100");
    }

    @Test
    void whatIsLeftIsKeptAtTheEnd() {
        LogKeeper keeper =
                new LogKeeper(() -> done.add("disk"), this::end, this::inDatabase, failure -> done.add("failed"));
        written.set(3);
        keeper.more();

        keeper.close();

        assertThat(done.subList(done.size() - 2, done.size())).containsExactly("disk", "database 3");
    }

    @Test
    void theDatabaseIsNotToldWhatTheDiskDidNotTake() {
        LogKeeper keeper = new LogKeeper(
                () -> {
                    throw new IOException("no space");
                },
                this::end,
                this::inDatabase,
                failure -> done.add("failed: " + failure.getMessage()));

        keeper.close();

        assertThat(done).containsExactly("failed: no space");
    }

    @Test
    void aDatabaseThatIsAwayForAMomentIsToldLater() throws InterruptedException {
        CountDownLatch kept = new CountDownLatch(2);
        try (LogKeeper keeper = new LogKeeper(
                () -> done.add("disk"),
                this::end,
                mark -> {
                    kept.countDown();
                    if (kept.getCount() == 1) {
                        throw new DataAccessResourceFailureException("away");
                    }
                    inDatabase(mark);
                },
                failure -> done.add("failed"))) {
            written.set(5);
            keeper.more();
            kept.await();
        }

        assertThat(done.subList(0, 3)).containsExactly("disk", "disk", "database 5");
    }
}
