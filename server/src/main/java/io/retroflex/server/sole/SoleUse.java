package io.retroflex.server.sole;

import io.retroflex.server.database.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;

/** A service's folder and database, for itself from before it starts until after it has ended. */
public final class SoleUse implements AutoCloseable {
    private static final long PAUSE_SECONDS = 2;

    private final FolderLock folder;
    private final Optional<DatabaseLock> database;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sole-use").factory());
    private final Optional<ScheduledFuture<?>> turns;

    private SoleUse(FolderLock folder, Optional<DatabaseLock> database) {
        this.folder = folder;
        this.database = database;
        this.turns = database.map(
                lock -> watch.scheduleWithFixedDelay(lock::check, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS));
    }

    /**
     * Takes both.
     *
     * @throws IOException if another process has one of them, with what to do, or if one cannot be opened
     */
    public static SoleUse of(Path data, Database database) throws IOException {
        FolderLock folder = FolderLock.take(data);
        try {
            return new SoleUse(folder, database.isFile() ? Optional.empty() : Optional.of(DatabaseLock.take(database)));
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    /** Down while it is not sure that no other service writes to the database. */
    public Health health() {
        return database.map(DatabaseLock::isHeld).orElse(true)
                ? Health.up().build()
                : Health.down().build();
    }

    /** Leaves both to others. */
    @Override
    public void close() throws IOException {
        turns.ifPresent(future -> future.cancel(false));
        watch.close();
        database.ifPresent(DatabaseLock::close);
        folder.close();
    }
}
