package io.retroflex.server.log;

import io.retroflex.server.Notes;
import io.retroflex.server.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The access log of the running service. A record is in the file when {@link #add} returns, and so survives the end of the
 * process, even by force; a group of them is brought to the disk a moment later ({@link LogKeeper}), so that a power failure
 * takes the last moment's along.
 */
@Component
// Its last record goes into the database, which is closed for good once it is compacted.
@DependsOn("compaction")
public class AccessLog implements DisposableBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(AccessLog.class);

    private final Path path;
    private final Clock clock;
    private final Notes notes;
    private final LogFile file;
    private final LogKeeper keeper;
    private final ReentrantLock lock = new ReentrantLock();
    private long missed;

    AccessLog(Storage storage, Anchor anchor, Clock clock, Notes notes) throws IOException {
        this.path = Files.createDirectories(storage.data()).resolve(ChainVerifier.FILE);
        this.clock = clock;
        this.notes = notes;
        this.file = LogOpening.open(path, anchor.known(), now());
        this.keeper = new LogKeeper(file::force, this::end, anchor::keep, this::failed);
        add(new Entry.Event(Entry.Kind.START, "the service starts"));
    }

    /** Says where the log ends, for whoever wants to check it some day. Last of all that is said at the start. */
    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        notes.tell("access log: head " + end().head());
    }

    /** Records something. It cannot fail: the answer is made already; that a record is missing is recorded later. */
    void add(Entry entry) {
        lock.lock();
        try {
            file.append(now(), entry);
            keeper.more();
        } catch (IOException e) {
            failed(e);
        } finally {
            lock.unlock();
        }
    }

    /** Something was not written, or is not for sure on the disk. */
    void failed(IOException failure) {
        lock.lock();
        try {
            missed++;
        } finally {
            lock.unlock();
        }
        LOGGER.error("the access log cannot be written; requests are refused until it can: {}", failure.getMessage());
    }

    /** Whether a request could be recorded. What cannot be recorded is not to be answered. */
    boolean isWritable() {
        lock.lock();
        try {
            if (missed > 0) {
                file.append(now(), new Entry.Event(Entry.Kind.MISSED, missed + " times the log could not be written"));
                missed = 0;
                keeper.more();
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Mark end() {
        lock.lock();
        try {
            return file.end();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Some records, the oldest first.
     *
     * @param from the number of the first; the latest if there is none
     * @param size how many at most
     * @throws IOException if the file cannot be read, or is no log any more
     */
    public LogPage page(OptionalLong from, int size) throws IOException {
        Mark end = end();
        return LogPage.read(path, end, from.orElse(Math.max(1, end.head().number() - size + 1)), size);
    }

    /**
     * The newest records that a filter lets through, the oldest of them first. In a long log it may stop before it has as many;
     * {@link LogPage#older} says where to go on.
     *
     * @param before the number that theirs are below; all if there is none
     * @param size how many at most
     * @throws IOException if the file cannot be read, or is no log any more
     */
    public LogPage newest(LogFilter filter, OptionalLong before, int size) throws IOException {
        return LogSearch.newest(path, end(), filter, before.orElse(Long.MAX_VALUE), size);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Ends the log; when this returns all of it is on the disk, and the database knows it. */
    @Override
    public void destroy() throws IOException {
        add(new Entry.Event(Entry.Kind.END, "the service ends"));
        keeper.close();
        file.close();
        notes.tell("access log: head " + end().head());
    }
}
