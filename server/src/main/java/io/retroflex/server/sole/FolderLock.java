package io.retroflex.server.sole;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * That a data folder is used by this process alone. The lock is the operating system's, and gone with the process; the file stays,
 * for who deletes it could delete the one that another has just locked.
 */
public final class FolderLock implements AutoCloseable {
    /** The file in the folder. */
    public static final String FILE = "service.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes a folder, and makes it if it is not there.
     *
     * @throws IOException if another process has it, with what to do, or if the file cannot be made
     */
    public static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (isLocked(channel)) {
                return new FolderLock(channel);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("the folder " + folder + " is used by another process: a service, or a restore into it."
                + " End the other first, or name another folder (--data)");
    }

    /**
     * Looks whether a folder is free, and makes nothing.
     *
     * @throws IOException as {@link #take}
     */
    public static void requireFree(Path folder) throws IOException {
        if (Files.exists(folder.resolve(FILE))) {
            take(folder).close();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable Object lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // It is this process's own already.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
